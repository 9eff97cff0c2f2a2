import { isIsoDate, type PostReply, type ReportTemplate, type ScheduleKind, type ScheduleReply } from '@nhip-thu/metrics';
import { EXIT } from '../../installation.ts';
import type { ScheduleOrder } from '../../reports/schedules/check-order.ts';
import { ScheduleService } from '../../reports/schedules/schedule.service.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import { ArgumentFaults, parseNumber, parseTexts } from '../parse-argument.ts';
import { parseFormats } from '../parse-formats.ts';
import { SCHEDULE_TEXT, type ScheduleText } from '../schedule-text.ts';
import type { Shell } from '../shell.ts';

export interface ScheduleAddOptions {
  readonly template?: ReportTemplate;
  readonly format: string;
  readonly weekly?: boolean;
  readonly day?: string;
  readonly hour: string;
  readonly to?: string;
  readonly from?: string;
  readonly by: string;
}

/** `nhipthu schedule list` */
export async function runScheduleList(shell: Shell): Promise<number> {
  const reply = await ask(shell, 'none', (service) => service.list());
  if (shell.isJson) {
    shell.printJson({ ...reply });
    return EXIT.done;
  }
  const words = SCHEDULE_TEXT[shell.language];
  if (!reply.isMailConfigured) shell.note(words.noMail);
  const rows = reply.schedules.map((schedule) => cellsOf(schedule, words));
  for (const line of rows.length === 0 ? [words.none] : formatTable(words.heads, rows)) shell.print(line);
  if (reply.posts.length === 0) return EXIT.done;
  shell.print('');
  for (const line of formatTable(
    words.postHeads,
    reply.posts.map((post) => postCells(post, words)),
  ))
    shell.print(line);
  return EXIT.done;
}

/** `nhipthu schedule add KIND --day N --hour H --to LIST --by NAME` */
export async function runScheduleAdd(shell: Shell, kind: ScheduleKind, options: ScheduleAddOptions): Promise<number> {
  const { by } = parseTexts({ by: options.by });
  const order = readOrder(kind, options);
  const added = await ask(shell, 'add', (service) => service.add(order, by));
  if (shell.isJson) shell.printJson({ ...added });
  else shell.print(SCHEDULE_TEXT[shell.language].added(String(added.id)));
  return EXIT.done;
}

/** @throws UsageError */
function readOrder(kind: ScheduleKind, { template, format, weekly = false, day, hour, to = '', from }: ScheduleAddOptions): ScheduleOrder {
  const faults = new ArgumentFaults();
  if (from !== undefined && !isIsoDate(from)) faults.add({ argument: '--from', code: 'bad-date', found: from });
  const dayNumber = day === undefined ? undefined : (parseNumber('--day', day, faults) ?? undefined);
  if (!/^\d{1,2}$/.test(hour)) faults.add({ argument: '--hour', code: 'bad-count', found: hour });
  const formats = kind === 'report' ? parseFormats(format, faults) : [];
  faults.throwIfAny();
  const what = { kind, template, formats, startsOn: from, recipients: splitList(to) };
  if (kind === 'alerts') return { ...what, cadence: 'at-once' };
  return { ...what, cadence: weekly ? 'weekly' : 'monthly', day: dayNumber, hour: Number(hour) };
}

/** `nhipthu schedule remove ID --by NAME` */
export async function runScheduleRemove(shell: Shell, id: string, options: { readonly by: string }): Promise<number> {
  const { by } = parseTexts({ by: options.by });
  const faults = new ArgumentFaults();
  const number = parseNumber('<ID>', id, faults) ?? 0;
  faults.throwIfAny();
  await ask(shell, 'none', (service) => service.remove(number, by));
  if (shell.isJson) shell.printJson({ id: number });
  else shell.print(SCHEDULE_TEXT[shell.language].removed(id));
  return EXIT.done;
}

function ask<T>(shell: Shell, queue: 'none' | 'add', work: (service: ScheduleService) => Promise<T>): Promise<T> {
  return shell.withContext({ queue, interruptedHint: shell.text.again }, (context) => work(context.get(ScheduleService)));
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function cellsOf(
  { id, kind, template, cadence, day, hour, nextAt, recipients, runs: [last] }: ScheduleReply,
  words: ScheduleText,
): string[] {
  const when = cadence === 'at-once' ? words.atOnce : words[cadence](String(day), String(hour).padStart(2, '0'));
  const names = recipients.map(({ username, obstacle }) => (obstacle === null ? username : `${username} (${words.obstacles[obstacle]})`));
  return [
    ...[String(id), words.kinds[kind], template ?? '', when, nextAt === null ? '' : formatMoment(nextAt), names.join(', ')],
    last === undefined ? '' : `${last.periodId}: ${words.runs[last.state]}`,
  ];
}

function postCells({ madeAt, channel, to, kind, state, attemptCount, fault }: PostReply, words: ScheduleText): string[] {
  return [formatMoment(madeAt), channel, to, kind, words.posts[state], String(attemptCount), fault ?? ''];
}
