import { Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from './settings.ts';

/** What the process runs with: its settings and the places that were resolved from them at start. */
export class Runtime {
  constructor(
    readonly settings: Settings,
    readonly dataFolder: string,
    readonly databaseUrl: string,
    /** False in a command that neither adds jobs nor takes them: then the queue's store need not answer. */
    readonly usesQueue = true,
  ) {}
}

@Module({})
export class SettingsModule {
  static with(runtime: Runtime): DynamicModule {
    return { module: SettingsModule, global: true, providers: [{ provide: Runtime, useValue: runtime }], exports: [Runtime] };
  }
}
