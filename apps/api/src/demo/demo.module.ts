import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.ts';
import { IngestModule } from '../ingest/ingest.module.ts';
import { TargetsModule } from '../targets/targets.module.ts';
import { DemoRepository } from './demo.repository.ts';
import { DemoService } from './demo.service.ts';

/** The invented province; used by the demo start only. */
@Module({ imports: [DirectoryModule, TargetsModule, IngestModule], providers: [DemoRepository, DemoService], exports: [DemoService] })
export class DemoModule {}
