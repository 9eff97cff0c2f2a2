import { describe, expect, it } from '@jest/globals';
import { readTerminalEnvironment } from './terminal-environment.ts';

describe('readTerminalEnvironment', () => {
  it.each([
    [{}, false],
    [{ CI: '' }, false],
    [{ CI: 'false' }, false],
    [{ CI: '0' }, false],
    [{ CI: 'true' }, true],
    [{ CI: '1' }, true],
  ])('knows continuous integration by CI: %j', (environment, isCi) => {
    expect(readTerminalEnvironment(environment).isCi).toBe(isCi);
  });

  it.each([
    [{}, false],
    [{ NO_COLOR: '' }, false],
    [{ NO_COLOR: '0' }, true],
    [{ NO_COLOR: '1' }, true],
  ])('takes any NO_COLOR that is not empty: %j', (environment, isPlain) => {
    expect(readTerminalEnvironment(environment).isPlain).toBe(isPlain);
  });
});
