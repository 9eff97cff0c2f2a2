import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, TargetsReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { readDecided } from '../database/pulse.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { TargetService } from './target.service.ts';

/** Every target, which nearly every page asks for and few days change: kept until one is entered or the directory changes. */
@Injectable()
export class FreshTargets extends KeptReplies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly targets: TargetService,
  ) {
    super();
  }

  /** Every target with its state on a day, or today. */
  list(day: IsoDate | null): Promise<TargetsReply> {
    return this.get(`targets ${day ?? 'today'}`, () => this.targets.list(day));
  }

  protected override readRevision(): Promise<Revision> {
    return readDecided(this.dataSource);
  }
}
