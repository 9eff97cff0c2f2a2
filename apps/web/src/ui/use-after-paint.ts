import { useEffect, useState } from 'react';

/** From the frame that draws a part to its being on the screen, in milliseconds, with room for a device without a graphics processor. */
const SHOWN_MS = 250;

/** False while a part is first drawn, true once the screen has shown it: what is asked for then delays nothing that is looked at first. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(true), SHOWN_MS);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
