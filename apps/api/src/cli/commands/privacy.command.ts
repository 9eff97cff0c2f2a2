import { writeFile } from 'node:fs/promises';
import { EVERY_AGENCY } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { ErasureService } from '../../directory/erasure/erasure.service.ts';
import { EXIT } from '../../installation.ts';
import { ImpactService } from '../../privacy/impact.service.ts';
import { NamedViewService } from '../../privacy/named-view.service.ts';
import { formatTable } from '../format-table.ts';
import { parseTexts } from '../parse-argument.ts';
import { PRIVACY_TEXT } from '../privacy-text.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface ImpactOptions {
  readonly out?: string;
}

/** `nhipthu privacy impact [--out FILE]` */
export async function runImpact(shell: Shell, { out }: ImpactOptions): Promise<number> {
  if (out?.toLowerCase().endsWith('.docx') === true) return writeImpactPaper(shell, out);
  const impact = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(ImpactService).export(shell.language),
  );
  const text = PRIVACY_TEXT[shell.language];
  if (out !== undefined) await writeFile(out, impact.markdown);
  if (impact.isOverdue && impact.lastOn !== null) shell.note(text.overdue(impact.lastOn));
  if (shell.isJson) shell.printJson({ ...impact });
  else if (out === undefined) shell.print(impact.markdown.trimEnd());
  else shell.print(text.written(out, impact.nextDueOn));
  return EXIT.done;
}

/** By the ending of the file's name. */
async function writeImpactPaper(shell: Shell, out: string): Promise<number> {
  const { bytes, nextDueOn } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    const service = context.get(ImpactService);
    const { nextDueOn: due } = await service.read(shell.language);
    return { bytes: await service.exportDocx(shell.language), nextDueOn: due };
  });
  await writeFile(out, bytes);
  if (shell.isJson) shell.printJson({ file: out, nextDueOn });
  else shell.print(PRIVACY_TEXT[shell.language].written(out, nextDueOn));
  return EXIT.done;
}

export interface EraseOptions {
  readonly reason: string;
}

/** `nhipthu privacy erase OFFICIAL --reason TEXT`: by staff number or mailbox, of somebody who has left. */
export async function runErase(shell: Shell, official: string, options: EraseOptions): Promise<number> {
  const { reason } = parseTexts({ reason: options.reason });
  const erased = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    const id = await context.get(DirectoryViewRepository).findOfficialId(official);
    if (id === null) throw new UsageError([{ argument: 'OFFICIAL', code: 'unknown-official', found: official }]);
    return context.get(ErasureService).erase(id, { by: commandActor(), reason, isReasonTyped: true });
  });
  if (shell.isJson) shell.printJson({ ...erased });
  else shell.print(PRIVACY_TEXT[shell.language].erased(erased.pseudonym, shell.formatCount(erased.addressCount)));
  return EXIT.done;
}

/** `nhipthu privacy views` */
export async function runNamedViews(shell: Shell): Promise<number> {
  const touched = { agency: EVERY_AGENCY };
  const { views } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, (context) =>
    context.get(NamedViewService).list(),
  );
  const text = PRIVACY_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ views });
  else if (views.length === 0) shell.print(text.noViews);
  else {
    const rows = views.map(({ id, agency, period, askedBy, state, expiresAt, steps, purpose }) => [
      ...[String(id), agency, period.id, askedBy, text.states[state], expiresAt?.slice(0, 10) ?? '–'],
      ...[shell.formatCount(steps.filter(({ act }) => act === 'read').length), purpose],
    ]);
    for (const line of formatTable(text.heads, rows)) shell.print(line);
  }
  return EXIT.done;
}
