import { useState } from 'react';

/** How a dialogue is left in which something may be lost. */
export interface Leaving {
  /** Whether whoever leaves is being asked. */
  readonly isAsking: boolean;
  /** Esc or a button asks for it: asks back first while something is begun. Whoever asks a second time means it. */
  readonly close: () => void;
  readonly stay: () => void;
}

/** @param isBegun whether closing would lose what was typed or chosen */
export function useLeaving(isBegun: boolean, onClose: () => void): Leaving {
  const [wasAsked, setWasAsked] = useState(false);
  const isAsking = wasAsked && isBegun;
  return { isAsking, close: () => (isBegun && !isAsking ? setWasAsked(true) : onClose()), stay: () => setWasAsked(false) };
}
