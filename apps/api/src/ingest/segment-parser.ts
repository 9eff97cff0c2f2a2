import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Runtime } from '../config/settings.module.ts';
import { decodeCarry } from './fold-carry.ts';
import type { ParsedChunk } from './parsing/parse-message.ts';
import { ParserPool } from './parsing/parser-pool.ts';
import { contextOf, readHead } from './segment-head.ts';
import type { SegmentToFold } from './segment.repository.ts';
import { Spool } from './spool.ts';

/** Parses what is left of segments, in threads of their own. */
@Injectable()
export class SegmentParser implements OnApplicationShutdown {
  private readonly pool = new ParserPool();

  constructor(
    private readonly spool: Spool,
    private readonly runtime: Runtime,
  ) {}

  /** First bytes of a segment's text. */
  readHead(segment: SegmentToFold): Promise<Uint8Array> {
    return readHead(this.spool.pathOf(segment.hmac), segment);
  }

  /**
   * @param dialect null: the one its head shows
   * @see ParserPool.parse
   */
  parse(segment: SegmentToFold, head: Uint8Array, dialect: string | null): AsyncGenerator<ParsedChunk> {
    return this.pool.parse({
      path: this.spool.pathOf(segment.hmac),
      compression: segment.compression,
      from: segment.nextOff,
      carry: decodeCarry(segment.carry),
      chunkBytes: this.runtime.settings.foldChunkBytes,
      dialect,
      context: contextOf(segment, head),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }
}
