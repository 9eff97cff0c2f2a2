import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readPulse } from '../database/pulse.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';

/** Answers made of stored figures. */
@Injectable()
export class FreshReplies extends KeptReplies {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {
    super();
  }

  protected override readRevision(): Promise<Revision> {
    return readPulse(this.dataSource);
  }
}
