import { VerifyService } from '../../ingest/verify.service.ts';
import { EXIT } from '../../installation.ts';
import { describeCheck } from '../verify-text.ts';
import type { Shell } from '../shell.ts';

export interface VerifyOptions {
  readonly rebuild?: boolean;
}

/** `nhipthu verify [--rebuild]`: exit code 1 when the ledger does not balance. */
export async function runVerify(shell: Shell, options: VerifyOptions): Promise<number> {
  const { isBalanced, checks } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(VerifyService).verify({ isRebuilding: options.rebuild ?? false }),
  );
  if (shell.isJson) {
    const described = checks.map((check) => ({ ...check, detail: describeCheck(check, shell.language).detail }));
    shell.printJson({ isBalanced, checks: described });
  } else {
    for (const check of checks) {
      const word = check.name === 'finished' ? shell.text.remark : shell.text.bad;
      const { name, detail } = describeCheck(check, shell.language);
      shell.print(`${check.isOk ? shell.text.good : word}  ${name}: ${detail}`);
    }
    shell.print(isBalanced ? shell.text.balanced : shell.text.unbalanced);
  }
  return isBalanced ? EXIT.done : EXIT.checkFailed;
}
