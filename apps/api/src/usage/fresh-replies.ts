import { Injectable } from '@nestjs/common';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { UsageRepository } from './usage.repository.ts';

/** Answers made of stored figures. */
@Injectable()
export class FreshReplies extends KeptReplies {
  constructor(private readonly usage: UsageRepository) {
    super();
  }

  protected override readRevision(): Promise<Revision> {
    return this.usage.readRevision();
  }
}
