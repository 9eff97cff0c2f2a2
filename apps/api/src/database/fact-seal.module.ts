import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/settings.module.ts';
import { FactSeal } from './fact-seal.ts';
import { factsKeyPath, readFactsKey } from './facts-key.ts';
import { OldFacts } from './old-facts.ts';

/** Gives the seal of stored facts, whose key is `facts.key` (0600) of the data folder. */
@Module({
  providers: [
    {
      provide: FactSeal,
      inject: [Runtime, DataSource],
      useFactory: async ({ dataFolder }: Runtime, dataSource: DataSource) =>
        new FactSeal(await readFactsKey(factsKeyPath(dataFolder), dataSource)),
    },
    OldFacts,
  ],
  exports: [FactSeal],
})
export class FactSealModule {}
