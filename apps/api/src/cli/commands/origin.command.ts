import type { OriginReply } from '@nhip-thu/metrics';
import { MAX_CLIENT_NETWORKS, readClientNetwork } from '../../config/client-network.ts';
import { OriginService, UnknownOriginError } from '../../ingest/origin.service.ts';
import { EXIT } from '../../installation.ts';
import { formatTable } from '../format-table.ts';
import type { Shell } from '../shell.ts';
import { UsageError, type UsageFault } from '../usage-fault.ts';

export interface OriginSetOptions {
  /** As typed: addresses and networks, separated by commas or spaces. */
  readonly internalClients: string;
}

/** `nhipthu origin list` */
export async function runOriginList(shell: Shell): Promise<number> {
  const origins = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(OriginService).list(),
  );
  if (shell.isJson) {
    shell.printJson({ origins });
    return EXIT.done;
  }
  const rows = origins.map((origin) => [
    ...[origin.name, origin.timeZone, shell.formatCount(origin.segments), origin.firstDay ?? '–', origin.lastDay ?? '–'],
    describeClients(shell, origin),
  ]);
  for (const line of formatTable(shell.text.originHeads, rows)) shell.print(line);
  return EXIT.done;
}

/** `nhipthu origin set ORIGIN --internal-clients LIST` */
export async function runOriginSet(shell: Shell, originName: string, options: OriginSetOptions): Promise<number> {
  const networks = options.internalClients.split(/[\s,]+/).filter((text) => text !== '');
  const faults = networks
    .filter((text) => readClientNetwork(text) === null)
    .map((found): UsageFault => ({ argument: '--internal-clients', code: 'bad-network', found }));
  if (networks.length > MAX_CLIENT_NETWORKS) {
    const [found, expected] = [String(networks.length), String(MAX_CLIENT_NETWORKS)];
    faults.push({ argument: '--internal-clients', code: 'too-many-networks', found, expected });
  }
  if (faults.length > 0) throw new UsageError(faults);
  const origin = await shell.withContext({ queue: 'add', interruptedHint: shell.text.again }, async (context) => {
    try {
      return await context.get(OriginService).setInternalClients(originName, networks, 'nhipthu origin set');
    } catch (error) {
      if (!(error instanceof UnknownOriginError)) throw error;
      throw new UsageError([{ argument: 'ORIGIN', code: 'unknown-origin', found: originName }], { cause: error });
    }
  });
  if (shell.isJson) shell.printJson({ origin });
  else shell.print(shell.text.originSet(origin.name, describeClients(shell, origin)));
  return EXIT.done;
}

function describeClients(shell: Shell, { internalClients }: OriginReply): string {
  return internalClients.length === 0 ? shell.text.noClients : internalClients.join(', ');
}
