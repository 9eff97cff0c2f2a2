import { Injectable } from '@nestjs/common';
import type { NewOriginTokenReply, OriginsReply, OriginTokenReply } from '@nhip-thu/metrics';
import type { OriginTokenRow } from '../access/origin-token.repository.ts';
import { OriginTokenService } from '../access/origin-token.service.ts';
import { isOriginName } from '../config/origin-name.ts';
import { Runtime } from '../config/settings.module.ts';
import { InvalidOriginNameError } from './ingest.service.ts';
import { OriginRepository, type OriginState } from './origin.repository.ts';
import { formatZone } from './zone.ts';

/** The log source has no token of that number. */
export class UnknownTokenError extends Error {
  override readonly name = 'UnknownTokenError';
  constructor(originName: string, number: number) {
    super(`the origin ${originName} has no token ${number}`);
  }
}

/** Log sources for the page of whoever looks after them: what is set, when they were last heard of, and their tokens. */
@Injectable()
export class OriginDesk {
  constructor(
    private readonly origins: OriginRepository,
    private readonly tokens: OriginTokenService,
    private readonly runtime: Runtime,
  ) {}

  /** Every log source by name, those too for which only a token was made, and how long things are kept. */
  async list(): Promise<OriginsReply> {
    const [states, tokens] = await Promise.all([this.origins.listStates(), this.tokens.listAll()]);
    const known = new Set(states.map(({ name }) => name));
    const awaited = [...new Set(tokens.map(({ originName }) => originName))].filter((name) => !known.has(name));
    const origins = [...states, ...awaited.map((name): OriginState => ({ ...NOTHING_YET, name }))]
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ zoneOffsetMinutes, lastLineAt, lastReceivedAt, ...state }) => ({
        ...state,
        timeZone: zoneOffsetMinutes === null ? null : formatZone(zoneOffsetMinutes),
        lastLineAt: lastLineAt?.toISOString() ?? null,
        lastReceivedAt: lastReceivedAt?.toISOString() ?? null,
        tokens: tokens.filter(({ originName }) => originName === state.name).map(tellToken),
      }));
    return { origins, retention: this.runtime.settings.retention };
  }

  /**
   * Makes a token; it is told this once. The name may be new: its first log makes the origin.
   * @throws InvalidOriginNameError
   */
  async issueToken(origin: string): Promise<NewOriginTokenReply> {
    if (!isOriginName(origin)) throw new InvalidOriginNameError(origin);
    const { id, token } = await this.tokens.issue(origin);
    return { origin, number: id, token };
  }

  /** From then on the token is refused; one that is revoked already stays so. @throws UnknownTokenError */
  async revokeToken(origin: string, number: number): Promise<void> {
    if (!(await this.tokens.revoke(origin, number))) throw new UnknownTokenError(origin, number);
  }
}

const NOTHING_YET = { zoneOffsetMinutes: null, segments: 0, lastLineAt: null, lastReceivedAt: null, internalClients: [], legalBasis: null };

function tellToken({ id, createdAt, lastUsedAt, revokedAt }: OriginTokenRow): OriginTokenReply {
  return {
    number: id,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
