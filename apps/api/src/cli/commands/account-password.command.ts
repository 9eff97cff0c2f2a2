import { text as readText } from 'node:stream/consumers';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PasswordRuleError } from '../../access/password.ts';
import { EXIT } from '../../installation.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { commandKeeper, withDesk } from './account.command.ts';

export interface AccountPasswordOptions {
  readonly stdin?: boolean;
}

/** `nhipthu account password NAME [--stdin]`: a made password is printed once and stored nowhere. */
export async function runAccountPassword(shell: Shell, username: string, options: AccountPasswordOptions): Promise<number> {
  const given = options.stdin ? await readPassword(shell) : null;
  const { password, linkTo } = await withDesk(shell, username, async (desk) => {
    try {
      return await desk.setPassword({ username }, given, commandKeeper());
    } catch (error) {
      throw toUsageError(error);
    }
  });
  const made = given === null ? { password, linkTo } : {};
  if (shell.isJson) shell.printJson({ username, ...made });
  else if (given !== null) shell.print(shell.text.passwordSet(username));
  else if (password === null) shell.print(shell.text.linkSent(username, linkTo ?? ''));
  else {
    shell.note(shell.text.newPassword(username));
    shell.print(password);
  }
  return EXIT.done;
}

/** The first line of standard input. @throws UsageError when there is none */
async function readPassword(shell: Shell): Promise<string> {
  const [line = ''] = (await readText(shell.io.stdin)).split(/\r?\n/);
  if (line === '') throw new UsageError([{ argument: '--stdin', code: 'no-password', found: '' }]);
  return line;
}

function toUsageError(error: unknown): unknown {
  if (!(error instanceof PasswordRuleError)) return error;
  if (error.fault === 'common') return new UsageError([{ argument: '--stdin', code: 'common-password', found: '' }], { cause: error });
  const expected = `${PASSWORD_LENGTH_MIN}–${PASSWORD_LENGTH_MAX}`;
  return new UsageError([{ argument: '--stdin', code: 'bad-password', found: '', expected }], { cause: error });
}
