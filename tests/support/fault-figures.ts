import { appendFileSync } from 'node:fs';

/** Notes a measured figure for `npm run figures`; any other run measures and forgets. */
export function noteFigure(name: string, value: string | number): void {
  const path = process.env['NHIPTHU_FIGURES'];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify({ name, value })}\n`);
}
