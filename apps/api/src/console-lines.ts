/** One line on the console. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says what is new, but not more often than every so many milliseconds; what comes in between is dropped. */
export function saySeldom(everyMs: number): (text: string) => void {
  let saidAt = -Infinity;
  let saidText = '';
  return (text) => {
    if (text === saidText || performance.now() - saidAt < everyMs) return;
    saidAt = performance.now();
    saidText = text;
    say(text);
  };
}
