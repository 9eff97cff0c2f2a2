import { useCallback, useLayoutEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { NavigateOptions } from 'react-router';

/** Makes new parameters of the address from the present ones. */
export type ChangeParams = (change: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/** The address is one, so what was last asked of it is kept once, whoever asks. */
const asked = {
  latest: new URLSearchParams(),
  /** Asked for and not drawn yet, oldest first. */
  pending: [] as string[],
  drawn: null as string | null,
};

/** The parameters last asked of the address, also while others are still drawn. */
export function askedParams(): URLSearchParams {
  return asked.latest;
}

/** Gives up what was asked and is not drawn, as when a change of the address was held. */
export function forgetAsked(): void {
  asked.pending = [];
  asked.latest = new URLSearchParams(asked.drawn ?? '');
}

/** A drawing of what was asked ends the wait for it and all before; one of anything else (a link, Back) ends every wait. */
function takeDrawn(params: URLSearchParams): void {
  const drawn = params.toString();
  if (drawn === asked.drawn) return;
  asked.drawn = drawn;
  const place = asked.pending.indexOf(drawn);
  asked.pending = place < 0 ? [] : asked.pending.slice(place + 1);
  if (asked.pending.length === 0) asked.latest = params;
}

/**
 * The parameters of the address, and a way to change them that builds on the change before even when that is not on screen yet, whichever part of the
 * page made it: the router hands the parameters of the last drawing to every change, so that of two quick choices the first would be lost.
 */
export function useLatestParams(): [URLSearchParams, ChangeParams] {
  const [params, setParams] = useSearchParams();
  useLayoutEffect(() => takeDrawn(params), [params]);
  const change = useCallback<ChangeParams>(
    (make, options) => {
      const next = make(asked.latest);
      // Nothing new is no step of the history, which Back would have to undo.
      if (next.toString() === asked.latest.toString()) return;
      asked.latest = next;
      if (next.toString() !== asked.drawn) asked.pending.push(next.toString());
      setParams(next, options);
    },
    [setParams],
  );
  return [params, change];
}
