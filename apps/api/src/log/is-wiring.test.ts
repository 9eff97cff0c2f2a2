import { describe, expect, it } from '@jest/globals';
import { isWiring } from './is-wiring.ts';

describe('lines of the wiring', () => {
  it.each(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'WebSocketsController'])(
    '%s is left out, its warnings are not',
    (context) => {
      expect((['log', 'debug', 'warn', 'error', 'fatal'] as const).map((level) => isWiring(context, level))).toEqual([
        true,
        true,
        false,
        false,
        false,
      ]);
    },
  );

  it('is nothing else', () => {
    expect([isWiring('JobWorkers', 'debug'), isWiring('Http', 'log'), isWiring('', 'log'), isWiring(undefined)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
