import type { LogLevel } from '@nestjs/common';

/** Where Nest tells of every module, controller and route at each start: some 230 lines. */
const CONTEXTS = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'WebSocketsController']);

/** Whether a line only tells how the program is put together; a warning or an error is never that. */
export function isWiring(context: string | undefined, level: LogLevel = 'log'): boolean {
  return context !== undefined && CONTEXTS.has(context) && (level === 'log' || level === 'debug');
}
