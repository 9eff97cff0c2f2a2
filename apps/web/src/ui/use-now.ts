import { useEffect, useState } from 'react';

const STEP_MS = 60_000;

/** The device's time, taken anew every minute: for what grows old while it is looked at. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), STEP_MS);
    return () => clearInterval(clock);
  }, []);
  return now;
}
