import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WatchedReply } from '@nhip-thu/metrics';
import { ApiReply } from '../../http/api-reply.ts';
import { Policy } from '../../access/policy.ts';
import { FolderWatcher } from './folder-watcher.ts';

/** What the program follows by itself. */
@ApiTags('ingest')
@Controller()
export class WatchedController {
  constructor(private readonly watcher: FolderWatcher) {}

  @Get('ingest/watched')
  @Policy({ action: 'ingest.read' })
  @ApiOperation({ summary: 'Watched log files: how far each is handed over, and what keeps it from being so' })
  @ApiReply('WatchedReply')
  status(): WatchedReply {
    return this.watcher.status();
  }
}
