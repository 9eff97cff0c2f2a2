import { describe, expect, it } from '@jest/globals';
import { callCli } from '../../../../tests/support/call-cli.ts';

const AT = ['--at', '2026-07-14'];
const DECREE = ['--from', '2026-01-01', '--instrument', 'QĐ', '--number', '1', '--issued-on', '2026-01-01', '--issuer', 'UBND'];
const ASK = ['explanation', 'ask', '--agency', 'snv', '--metric', 'du-2@1', '--period', 'reporting-month', ...AT];

/** No service is given: whoever asked one would fail otherwise than with exit code 2. */
describe('a text that must be said', () => {
  it.each<[argv: string[], options: string[]]>([
    [['freeze', 'make', '--period', 'reporting-month', ...AT, '--by', ' ', '--approved-by', 'A'], ['--by']],
    [['freeze', 'make', '--period', 'reporting-month', ...AT, '--by', 'A', '--approved-by', ''], ['--approved-by']],
    [
      ['amend', '--period', 'reporting-month', ...AT, '--reason', '', '--approved-by', '', '--by', ''],
      ['--reason', '--approved-by', '--by'],
    ],
    [[...ASK, '--text', 'Vì sao?', '--by', ''], ['--by']],
    [['explanation', 'answer', '1', '--text', 'Do bão', '--by', ' '], ['--by']],
    [['explanation', 'attach', '1', import.meta.filename, '--by', ''], ['--by']],
    [['targets', 'set', '--at-least', '90', ...DECREE, '--approved-by', 'A', '--reason', 'x', '--by', ''], ['--by']],
    [
      ['targets', 'set', '--at-least', '90', ...DECREE, '--approved-by', ' ', '--reason', '', '--by', 'A'],
      ['--approved-by', '--reason'],
    ],
    [['paper', 'lock', '--month', '2026-07', '--reason', ' '], ['--reason']],
    [['paper', 'unlock', '--month', '2026-07', '--reason', ''], ['--reason']],
    [
      ['paper', 'baseline', '--months', '2026-01', '--basis', '', '--approved-by', ' ', '--approved-on', '2026-01-01'],
      ['--basis', '--approved-by'],
    ],
    [['paper', 'map', 'queue', ' ', '--agency', 'snv'], ['NAME']],
    [['account', 'create', 'lan', '--role', 'home-affairs', '--display-name', ' '], ['--display-name']],
  ])('is not left blank: %j', async (argv, options) => {
    const { code, err } = await callCli(argv);
    expect([code, [...err.matchAll(/^lỗi: (\S+): /gm)].map(([, option]) => option)]).toEqual([2, options]);
  });

  it('has 500 characters at most', async () => {
    const { code, err } = await callCli(['paper', 'unlock', '--month', '2026-07', '--reason', 'x'.repeat(501), '--lang', 'en']);
    expect([code, err]).toEqual([2, 'error: --reason: says nothing, or too much → write it in words, 500 characters at most\n']);
  });
});
