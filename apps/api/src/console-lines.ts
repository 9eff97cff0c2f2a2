/** How what a program says of itself is written, and by whom. */
export interface Voice {
  readonly logForm: 'text' | 'json';
  readonly role: string;
}

/** Says something to whoever reads along, or to whatever collects logs: then it is one object on stderr, as the log's own lines are. */
export function announce({ logForm, role }: Voice, text: string): void {
  if (logForm === 'text') say(text);
  else process.stderr.write(`${describeAsJson(role, 'info', text)}\n`);
}

/** A line in the form of the log. */
export function describeAsJson(role: string, level: 'info' | 'fatal', text: string): string {
  return JSON.stringify({ level, time: new Date().toISOString(), pid: process.pid, role, msg: text });
}

/** One line on the console. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says what is new, but not more often than every so many milliseconds; what comes in between is dropped. */
export function saySeldom(everyMs: number, voice: Voice): (text: string) => void {
  let saidAt = -Infinity;
  let saidText = '';
  return (text) => {
    if (text === saidText || performance.now() - saidAt < everyMs) return;
    saidAt = performance.now();
    saidText = text;
    announce(voice, text);
  };
}
