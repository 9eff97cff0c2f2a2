import { formatHead, parseHead } from '../../access/audit/audit-chain.ts';
import { AuditLog } from '../../access/audit/audit-log.ts';
import { EXIT } from '../../installation.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

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

/** `nhipthu audit head`: the end of the log now, to be noted on paper. */
export async function runAuditHead(shell: Shell): Promise<number> {
  const head = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) => context.get(AuditLog).head());
  if (shell.isJson) shell.printJson({ head });
  else shell.print(head);
  return EXIT.done;
}
