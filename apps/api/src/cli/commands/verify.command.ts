import { VerifyService } from '../../ingest/verify.service.ts';
import { EXIT } from '../../installation.ts';
import type { Shell } from '../shell.ts';

export interface VerifyOptions {
  readonly rebuild?: boolean;
}

/** `nhipthu verify [--rebuild]`: exit code 1 when the ledger does not balance. */
export async function runVerify(shell: Shell, options: VerifyOptions): Promise<number> {
  const { isBalanced, checks } = await shell.withContext({ withWorker: false, interruptedHint: shell.text.again }, (context) =>
    context.get(VerifyService).verify({ isRebuilding: options.rebuild ?? false }),
  );
  if (shell.isJson) shell.printJson({ isBalanced, checks });
  else {
    for (const check of checks) {
      const word = check.name === 'finished' ? shell.text.remark : shell.text.bad;
      shell.print(`${check.isOk ? shell.text.good : word}  ${check.name}: ${check.detail}`);
    }
    shell.print(isBalanced ? shell.text.balanced : shell.text.unbalanced);
  }
  return isBalanced ? EXIT.done : EXIT.checkFailed;
}
