import { useCallback, useLayoutEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { NavigateOptions } from 'react-router';

/** Makes new parameters of the address from the present ones. */
export type ChangeParams = (change: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void;

/**
 * The parameters of the address, and a way to change them that builds on the change before even when that is not on screen yet: the
 * router hands the parameters of the last drawing to every change, so that of two quick choices the first would be lost.
 */
export function useLatestParams(): [URLSearchParams, ChangeParams] {
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  useLayoutEffect(() => {
    latest.current = params;
  }, [params]);
  const change = useCallback<ChangeParams>(
    (make, options) => {
      latest.current = make(latest.current);
      setParams(latest.current, options);
    },
    [setParams],
  );
  return [params, change];
}
