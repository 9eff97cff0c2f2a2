import { VerifyService } from '../../ingest/verify.service.ts';
import { EXIT } from '../../installation.ts';
import type { Shell } from '../shell.ts';

/** `nhipthu verify`: exit code 1 when the ledger does not balance. */
export async function runVerify(shell: Shell): Promise<number> {
  const { isBalanced, checks } = await shell.withContext({ withWorker: false, interruptedHint: shell.text.again }, (context) =>
    context.get(VerifyService).verify(),
  );
  if (shell.isJson) shell.printJson({ isBalanced, checks });
  else {
    for (const check of checks) shell.print(`${check.isOk ? shell.text.good : shell.text.bad}  ${check.name}: ${check.detail}`);
    shell.print(isBalanced ? shell.text.balanced : shell.text.unbalanced);
  }
  return isBalanced ? EXIT.done : EXIT.checkFailed;
}
