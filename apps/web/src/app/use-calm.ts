import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** After the last answer, in milliseconds: by then what it brought is painted. */
const PAINTED_MS = 600;
/** Of a page that asks and asks, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Whether the page has been given what it asked for first; for what can wait until it is painted. Stays true. */
export function useCalm(): boolean {
  const fetching = useIsFetching();
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    if (isCalm) return;
    const timer = setTimeout(() => setCalm(true), fetching === 0 ? PAINTED_MS : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [fetching, isCalm]);
  return isCalm;
}
