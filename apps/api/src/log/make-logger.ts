import type { ConsoleLogger } from '@nestjs/common';
import type { Settings } from '../config/settings.ts';
import { levelsFrom, StderrLogger } from './stderr-logger.ts';

/** The log of a process that runs on. pino is only loaded where it is asked for: a worker stays small (ADR 29). */
export async function makeLogger({ logForm, logLevel, role }: Pick<Settings, 'logForm' | 'logLevel' | 'role'>): Promise<ConsoleLogger> {
  if (logForm === 'text') return new StderrLogger(levelsFrom(logLevel));
  const { JsonLogger } = await import('./json-logger.ts');
  return new JsonLogger(levelsFrom(logLevel), role);
}
