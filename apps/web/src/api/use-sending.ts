// oxlint-disable-next-line no-restricted-imports -- this is what stands before it
import { useMutation } from '@tanstack/react-query';
import type { UseMutationOptions, UseMutationResult } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A call that changes something on the server, sent once however often it is asked for: until its answer has come and is drawn, `mutate` does nothing
 * more. `isPending` alone cannot hold a second click of the same moment, for it is true only from the next drawing on, and after a refusal nothing draws
 * before the click. `reset` gives up what is under way, and may be followed by another call. A failure is told at once: what is read again after it is
 * not waited for, which without a network takes seconds of trying.
 */
export function useSending<Got, Sent>(options: UseMutationOptions<Got, Error, Sent>): UseMutationResult<Got, Error, Sent> {
  const sending = useMutation(tellFailuresAtOnce(options));
  const { mutate: send, isPending } = sending;
  const isUnderWay = useRef(false);
  // Every drawing after the call knows that it is pending, until the answer is there.
  useLayoutEffect(() => {
    if (!isPending) isUnderWay.current = false;
  });
  const mutate = useCallback<typeof send>(
    (...sent) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      send(...sent);
    },
    [send],
  );
  return { ...sending, mutate };
}

function tellFailuresAtOnce<Got, Sent>(options: UseMutationOptions<Got, Error, Sent>): UseMutationOptions<Got, Error, Sent> {
  return {
    ...options,
    onError: (...told) => void options.onError?.(...told),
    onSettled: (...told) => {
      const read = options.onSettled?.(...told);
      return told[1] === null ? read : undefined;
    },
  };
}
