import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';

const FAULT = '[aria-invalid="true"]';

/** To be spread over a form. */
interface FaultFocus {
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly onSubmitCapture: () => void;
  readonly onChangeCapture: () => void;
}

/**
 * After a form was sent the keyboard goes to the first field with a fault, be it found by the page or told by the server. It stays where it is when
 * whoever sent the form has gone on to something else meanwhile. Fields mark their faults with `aria-invalid`.
 */
export function useFaultFocus(): FaultFocus {
  const ref = useRef<HTMLFormElement>(null);
  // What had the focus when the form was sent, until a fault was gone to or something was changed.
  const sentFrom = useRef<Element | null>(null);
  const settle = useCallback(() => {
    if (sentFrom.current === null || ref.current === null) return;
    const here = document.activeElement;
    const fault = ref.current.querySelector(FAULT);
    const dialog = here?.closest('dialog') ?? null;
    // While a dialogue asks back, nothing under it can be reached.
    const isAskedBack = dialog !== null && !dialog.contains(ref.current);
    if (!(fault instanceof HTMLElement) || isAskedBack) return;
    if (here === document.body || here === sentFrom.current) fault.focus();
    sentFrom.current = null;
  }, []);
  // After every drawing that may have marked one, once it can be reached.
  useEffect(() => {
    if (sentFrom.current !== null) requestAnimationFrame(settle);
  });
  return {
    ref,
    onSubmitCapture: () => {
      sentFrom.current = document.activeElement;
      // A second try may change nothing that would be drawn.
      requestAnimationFrame(settle);
    },
    onChangeCapture: () => {
      sentFrom.current = null;
    },
  };
}
