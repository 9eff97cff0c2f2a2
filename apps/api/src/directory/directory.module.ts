import { Module } from '@nestjs/common';
import { DirectoryRepository } from './directory.repository.ts';
import { DirectoryService } from './directory.service.ts';

/** Who works where, which mailbox is whose, which address stands for which. */
@Module({
  providers: [DirectoryRepository, DirectoryService],
  exports: [DirectoryRepository, DirectoryService],
})
export class DirectoryModule {}
