import { Injectable, Logger } from '@nestjs/common';
import type { OriginBasis, OriginReply } from '@nhip-thu/metrics';
import { formatClientNetwork, readClientNetwork } from '../config/client-network.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { JobQueue } from '../queue/job-queue.ts';
import { OriginRepository } from './origin.repository.ts';

/** There is no such log source. */
export class UnknownOriginError extends Error {
  override readonly name = 'UnknownOriginError';
  constructor(readonly originName: string) {
    super(`there is no origin ${originName}`);
  }
}

/** What is set per log source. */
@Injectable()
export class OriginService {
  private readonly logger = new Logger(OriginService.name);

  constructor(
    private readonly origins: OriginRepository,
    private readonly dirty: DirtyRepository,
    private readonly queue: JobQueue,
  ) {}

  list(): Promise<OriginReply[]> {
    return this.origins.listReplies();
  }

  /**
   * Sets the machines whose mail counts as sent without a log-in, and has all days of the origin computed again if the list is another.
   * @param networks addresses and networks that `readClientNetwork` takes
   * @param who for the log
   * @throws UnknownOriginError
   */
  async setInternalClients(name: string, networks: readonly string[], who: string): Promise<OriginReply> {
    const origin = await this.origins.find(name);
    if (origin === null) throw new UnknownOriginError(name);
    const list = [...new Set(networks.flatMap((text) => readClientNetwork(text) ?? []).map(formatClientNetwork))].toSorted();
    const days = await this.origins.transaction(async (manager) => {
      const touched = await this.origins.replaceInternalClients(manager, origin.id, list);
      await this.dirty.markDays(manager, origin.id, touched ?? []);
      return touched;
    });
    if (days !== null) {
      this.logger.log(`internal clients of ${name}: ${list.join(', ') || 'none'}, by ${who}; ${days.length} days are computed again`);
      await this.wake(origin.id);
    }
    return this.read(name);
  }

  /** Enters the decision that the origin's logs rest on. @throws UnknownOriginError */
  async setLegalBasis(name: string, basis: OriginBasis): Promise<OriginReply> {
    if (!(await this.origins.setLegalBasis(name, basis))) throw new UnknownOriginError(name);
    return this.read(name);
  }

  private async read(name: string): Promise<OriginReply> {
    const reply = (await this.list()).find((row) => row.name === name);
    if (!reply) throw new UnknownOriginError(name);
    return reply;
  }

  private async wake(originId: number): Promise<void> {
    try {
      await this.queue.add('roll-up-days', { originId });
    } catch (error) {
      this.logger.warn(`the queue did not take the days of an origin; the reconciler will: ${String(error)}`);
    }
  }
}
