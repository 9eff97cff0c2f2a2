import { addDays, EVERY_AGENCY } from '@nhip-thu/metrics';
import { formatHead, parseHead } from '../../access/audit/audit-chain.ts';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { AuditRepository } from '../../access/audit/audit.repository.ts';
import { EXIT } from '../../installation.ts';
import { AUDIT_TEXT } from '../audit-text.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { parseDay } from './directory-edit.command.ts';

export interface AuditVerifyOptions {
  readonly head?: readonly string[];
}

/** `nhipthu audit verify [--head HEAD...]`: exit code 1 and the first broken link when somebody touched the log. */
export async function runAuditVerify(shell: Shell, { head: noted = [] }: AuditVerifyOptions): Promise<number> {
  const wrong = noted.filter((text) => parseHead(text) === null);
  if (wrong.length > 0) throw new UsageError(wrong.map((found) => ({ argument: '--head', code: 'not-usable', found })));
  const { head, broken } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(AuditLog).verify(noted),
  );
  if (shell.isJson) shell.printJson({ entryCount: head.id, head: formatHead(head), broken });
  else if (broken === null) shell.print(shell.text.auditHolds(shell.formatCount(head.id), formatHead(head)));
  else shell.print(shell.text.auditBroken(shell.formatCount(broken.id), shell.text.auditFault[broken.fault], shell.formatCount(head.id)));
  return broken === null ? EXIT.done : EXIT.checkFailed;
}

export interface AuditTouchedOptions {
  readonly session?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `nhipthu audit touched --session ID | --actor NAME [--from DATE] [--to DATE]`: whose data they looked at or changed. */
export async function runAuditTouched(shell: Shell, { session, actor, from, to }: AuditTouchedOptions): Promise<number> {
  if (session === undefined && actor === undefined)
    throw new UsageError([{ argument: '--session', code: 'one-of-these', found: '', expected: '--session, --actor' }]);
  if (session !== undefined && !/^[0-9a-f]{8,16}$/.test(session))
    throw new UsageError([{ argument: '--session', code: 'not-usable', found: session }]);
  const span = {
    from: from === undefined ? null : new Date(`${parseDay('--from', from)}T00:00:00+07:00`),
    to: to === undefined ? null : new Date(`${addDays(parseDay('--to', to), 1)}T00:00:00+07:00`),
  };
  const touched = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(AuditRepository).listTouched({ ...span, actor: actor ?? null, session: session ?? null }),
  );
  const text = AUDIT_TEXT[shell.language];
  if (shell.isJson) shell.printJson({ touched });
  else if (touched.length === 0) shell.print(text.nothing);
  else {
    const rows = touched.map(({ officialId, officialName, agency, action, count, firstAt, lastAt, ...told }) => [
      officialId === null ? (agency === EVERY_AGENCY ? text.everybody : text.many) : (officialName ?? text.official(officialId)),
      ...[agency === EVERY_AGENCY ? text.allAgencies : (agency ?? '–'), action, shell.formatCount(count)],
      ...[
        formatMoment(firstAt),
        formatMoment(lastAt),
        told.isCommand ? `${told.subject ?? text.noSubject}; ${told.reason ?? text.noReason}` : '',
      ],
    ]);
    for (const line of formatTable(text.heads, rows)) shell.print(line);
  }
  return EXIT.done;
}

/** `nhipthu audit head`: the end of the log now, to be noted on paper. */
export async function runAuditHead(shell: Shell): Promise<number> {
  const head = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) => context.get(AuditLog).head());
  if (shell.isJson) shell.printJson({ head });
  else shell.print(head);
  return EXIT.done;
}
