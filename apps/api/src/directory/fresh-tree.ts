import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DirectoryTreeReply, IsoDate } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { readDecided } from '../database/pulse.ts';
import { KeptReplies } from '../http/kept-replies.ts';
import type { Revision } from '../http/revision.ts';
import { DirectoryViewRepository } from './directory-view.repository.ts';

/** The directory's tree, which nearly every page of agencies asks for and few days change: kept until the directory does. */
@Injectable()
export class FreshTree extends KeptReplies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly view: DirectoryViewRepository,
  ) {
    super();
  }

  /** Agencies of a day with their divisions, and how many people and mailboxes they have. */
  read(at: IsoDate): Promise<DirectoryTreeReply> {
    return this.get(`tree ${at}`, async () => {
      const [agencies, mailboxCount] = await Promise.all([this.view.listTree(at), this.view.countMailboxes(at)]);
      return { at, officialCount: agencies.reduce((sum, { officialCount }) => sum + officialCount, 0), mailboxCount, agencies };
    });
  }

  protected override readRevision(): Promise<Revision> {
    return readDecided(this.dataSource);
  }
}
