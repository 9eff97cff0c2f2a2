import { Module } from '@nestjs/common';
import { TargetRepository } from './target.repository.ts';

@Module({ providers: [TargetRepository], exports: [TargetRepository] })
export class TargetsModule {}
