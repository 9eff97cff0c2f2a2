import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.ts';
import { DirectoryRepository } from './directory.repository.ts';
import { DirectoryService } from './directory.service.ts';

/** Who works where, which mailbox is whose, which address stands for which. */
@Module({
  imports: [QueueModule],
  providers: [DirectoryRepository, DirectoryService],
  exports: [DirectoryRepository, DirectoryService],
})
export class DirectoryModule {}
