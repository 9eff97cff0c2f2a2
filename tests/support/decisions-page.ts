/** A decision: a page of docs/decisions. */
export interface Decision {
  readonly file: string;
  readonly text: string;
}

const TITLE = /^# (\d+)\. (.+)$/m;
const STATUS = /^## Status\n\n(.+?)(?:\n\n|\n##)/ms;

/** docs/decisions/README.md: every decision with its status. @throws when a page has no title of its number, or no status */
export function writeDecisionsPage(decisions: readonly Decision[]): string {
  const rows = decisions.map(({ file, text }) => {
    const [, number, title] = TITLE.exec(text) ?? [];
    const [, status] = STATUS.exec(text) ?? [];
    if (title === undefined || status === undefined || Number(number) !== Number(file.slice(0, 4)))
      throw new Error(`${file} has no title with its number, or no status`);
    return `| [${number}](${file}) | ${title} | ${status.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')} |`;
  });
  return [
    '# Decisions',
    'What a later reader would question, each on a page: Status, Context, Decision, Consequences. A new one takes the next free number; an old one is never rewritten,',
    'but says in its status what took its place. Numbers are never given twice: 33 was never given. This list is written by `npm run definitions`; a test',
    'fails while it is out of date.',
    '',
    '| | Decision | Status |',
    '|---|---|---|',
    ...rows,
    '',
  ]
    .join('\n')
    .replace('# Decisions\n', '# Decisions\n\n');
}
