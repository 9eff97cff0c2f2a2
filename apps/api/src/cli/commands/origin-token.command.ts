import { OriginTokenService } from '../../access/origin-token.service.ts';
import type { OriginTokenRow } from '../../access/origin-token.repository.ts';
import type { CliContext } from '../../cli-context.ts';
import { isOriginName } from '../../config/origin-name.ts';
import { EXIT } from '../../installation.ts';
import { formatMoment } from '../format-moment.ts';
import { formatTable } from '../format-table.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface OriginTokenOptions {
  readonly list?: boolean;
  /** Number of the token, as typed. */
  readonly revoke?: string;
}

/** `nhipthu origin token ORIGIN [--list | --revoke ID]`: a new token is printed once and stored nowhere. */
export async function runOriginToken(shell: Shell, originName: string, options: OriginTokenOptions): Promise<number> {
  if (!isOriginName(originName)) throw new UsageError([{ argument: 'ORIGIN', code: 'bad-origin', found: originName }]);
  const { revoke, list } = options;
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context: CliContext) => {
    const tokens = context.get(OriginTokenService);
    if (revoke !== undefined) return revokeToken(shell, tokens, originName, revoke);
    if (list) return printList(shell, originName, await tokens.list(originName));
    return printNew(shell, originName, await tokens.issue(originName));
  });
  return EXIT.done;
}

async function revokeToken(shell: Shell, tokens: OriginTokenService, originName: string, typed: string): Promise<void> {
  const isNumber = /^[1-9]\d{0,8}$/.test(typed);
  const isRevoked = isNumber && (await tokens.revoke(originName, Number(typed)));
  if (!isRevoked) throw new UsageError([{ argument: '--revoke', code: 'unknown-token', found: typed, expected: originName }]);
  if (shell.isJson) shell.printJson({ origin: originName, revoked: Number(typed) });
  else shell.print(shell.text.tokenRevoked(typed, originName));
}

function printNew(shell: Shell, originName: string, { id, token }: { id: number; token: string }): void {
  if (shell.isJson) {
    shell.printJson({ origin: originName, id, token });
    return;
  }
  shell.note(shell.text.newToken(String(id), originName));
  shell.print(token);
}

function printList(shell: Shell, originName: string, tokens: readonly OriginTokenRow[]): void {
  if (shell.isJson) {
    shell.printJson({ origin: originName, tokens });
    return;
  }
  const rows = tokens.map((row) => [String(row.id), ...[row.createdAt, row.lastUsedAt, row.revokedAt].map(formatTime)]);
  for (const line of formatTable(shell.text.tokenHeads, rows)) shell.print(line);
}

function formatTime(at: Date | null): string {
  return at === null ? '–' : formatMoment(at);
}
