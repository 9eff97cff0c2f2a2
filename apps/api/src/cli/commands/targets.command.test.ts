import { describe, expect, it } from '@jest/globals';
import { callCli, type Outcome } from '../../../../../tests/support/call-cli.ts';
import { PaperWhatIfService } from '../../paper/paper-what-if.service.ts';
import { invalidTarget, noTarget, TARGET_FAULTS } from '../../targets/target-problem.ts';
import { TargetService } from '../../targets/target.service.ts';
import { NothingStoredError, WhatIfService } from '../../usage/what-if.service.ts';

const entry = {
  ...{ id: 1, supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, agency: null, unitName: null, periodKind: null },
  ...{ comparator: '>=', levels: { minimum: 0.8, met: 0.9, good: null }, trajectory: null, supersededBy: null, validTo: null },
  ...{ validFrom: '2026-01-20', approvedBy: null, state: 'in-force', basisLine: 'QĐ 15/QĐ-SNV' },
  entered: { by: 'nhip-thu', at: '2026-01-20T00:00:00+00:00', reason: 'x' },
};
const past = {
  ...entry,
  id: 2,
  metric: 'du-1@1',
  scope: { kind: 'tier', tier: 'ward' },
  state: 'past',
  supersededBy: { id: 3, from: '2026-03-01' },
};

const SET = ['targets', 'set', '--from', '2026-01-20', '--instrument', 'Quyết định', '--number', '15/QĐ-SNV', '--issuer', 'Sở Nội vụ'];
const WHO = ['--issued-on', '2026-01-20', '--approved-by', 'Giám đốc', '--reason', 'Đợt đầu', '--by', ' Lò Văn A '];

function call(...words: string[]): Promise<Outcome & { entered: unknown[]; tried: object[] }> {
  const entered: unknown[] = [];
  const tried: object[] = [];
  const targets = {
    list: async () => ({ day: '2026-07-17', targets: [entry, past] }),
    history: async (id: number) => {
      if (id !== 1) throw noTarget(id);
      return { day: '2026-07-17', versions: [entry] };
    },
    enter: async (input: { metric: string }, by: string) => {
      if (input.metric === 'du-1@1') throw invalidTarget([{ path: 'levels.good', message: TARGET_FAULTS.levels }]);
      entered.push(input, by);
      return { id: 7 };
    },
  };
  const whatIf = {
    preview: async (question: { definition: string }) => {
      if (question.definition === 'du-5@1') throw new NothingStoredError();
      tried.push(question);
      return { agencies: [], metNow: 4, measuredNow: 29, metTried: 6, measuredTried: 29 };
    },
  };
  const shown = { percent: 50.7, digits: 1 };
  const ofPaper = {
    preview: async (question: object) => {
      tried.push(question);
      const row = { code: 'snv', name: 'Sở Nội vụ', now: { value: 0.507, shown, verdict: 'met' }, change: 'loses' };
      const agencies = [{ ...row, tried: { value: 0.507, shown, verdict: 'not-met' } }];
      return { agencies, metNow: 1, measuredNow: 30, metTried: 0, measuredTried: 30 };
    },
  };
  const services = new Map<unknown, object>([
    [TargetService, targets],
    [WhatIfService, whatIf],
    [PaperWhatIfService, ofPaper],
  ]);
  return callCli(words, { services }).then((outcome) => ({ ...outcome, entered, tried }));
}

describe('nhipthu targets', () => {
  it('sets a target with its instrument, who approved it, who enters it and why', async () => {
    const { code, out, entered } = await call(
      ...SET,
      ...WHO,
      '--at-least',
      '90',
      '--minimum',
      '80',
      '--linear',
      'bc-2026-01=30',
      'bc-2026-07=90',
    );
    expect([code, out]).toEqual([0, 'Đã đặt chỉ tiêu số 7.\n']);
    expect(entered).toEqual([
      {
        ...{ supersedes: null, metric: 'du-2@1', scope: { kind: 'province' }, periodKind: null, comparator: '>=' },
        levels: { minimum: 0.8, met: 0.9, good: null },
        trajectory: { kind: 'linear', from: { periodId: 'bc-2026-01', value: 0.3 }, to: { periodId: 'bc-2026-07', value: 0.9 } },
        legalBasis: { type: 'Quyết định', number: '15/QĐ-SNV', issuedOn: '2026-01-20', issuer: 'Sở Nội vụ', clause: null },
        ...{ approvedBy: 'Giám đốc', validFrom: '2026-01-20', validTo: null, reason: 'Đợt đầu' },
      },
      'Lò Văn A',
    ]);
  });

  it('takes "trên 62,5 %" as more than, exactly, of one agency', async () => {
    const { entered } = await call(...SET, ...WHO, '--more-than', '62,5%', '--agency', 'snv', '--supersedes', '3');
    expect(entered[0]).toMatchObject({ comparator: '>', levels: { met: 0.625 }, scope: { kind: 'agency', agency: 'snv' }, supersedes: 3 });
  });

  it('refuses what is no percentage and no day, all at once, and what is not there', async () => {
    const bad = await call(...SET, ...WHO, '--at-least', '190', '--good', 'x', '--to', '20/01/2026', '--lang', 'en');
    expect([bad.code, bad.entered]).toEqual([2, []]);
    expect(bad.err).toMatch(/--at-least: "190" is not a percentage[^]*--to: [^]*--good: /);
    expect(await call(...SET, ...WHO)).toMatchObject({ code: 2, entered: [] });
    expect((await call(...SET, ...WHO, '--at-least', '90', '--linear', 'bc-2026-01=30')).err).toContain('--linear');
    expect((await call(...SET, ...WHO, '--at-least', '90', '--steps', 'thang-7=30')).err).toContain('--linear, --steps');
  });

  it('says which field the rules refuse, in the language asked for', async () => {
    const { code, err } = await call(...SET, ...WHO, '--at-least', '90', '--definition', 'du-1@1', '--lang', 'en');
    expect([code, err]).toEqual([2, 'error: The target is not valid\n  --good: levels must ascend: minimum < met < good\n']);
  });

  it('lists what is in force and to come, the past only when asked for; `target` is the same word', async () => {
    const { out } = await call('targets', 'list', '--lang', 'en');
    expect(out).toMatch(/1 +du-2@1 +Province +80 \/ >= 90% +2026-01-20 +in force +QĐ 15/);
    expect(out).not.toContain('du-1@1');
    expect((await call('target', 'list', '--all', '--lang', 'en')).out).toMatch(/2 +du-1@1 +ward .* 2026-03-01 +past/);
    expect(JSON.parse((await call('targets', 'list', '--json')).out)).toMatchObject({ schemaVersion: 1, targets: [{ id: 1 }] });
    expect(await call('targets', 'list', '--at', 'hôm nay')).toMatchObject({ code: 2 });
  });

  it('tells the history of a target, and that there is none of a number', async () => {
    expect((await call('targets', 'history', '1')).out).toContain('Số 1: nhip-thu đặt ngày 20/01/2026 07:00, – duyệt; lý do: x');
    const unknown = await call('targets', 'history', '99');
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/Không có số 99; .* nhipthu targets list --all/)]);
    const odd = await call('targets', 'history', 'x', '--lang', 'en');
    expect([odd.code, odd.err]).toEqual([
      2,
      'error: ID: "x" is not a number of the list → write the number as the list shows it, for example 12\n',
    ]);
  });

  it('tries a definition with everybody’s target, or a target; needs one of them', async () => {
    const at = ['targets', 'what-if', '--at', '2026-07-14'];
    const { out, tried } = await call(...at, '--at-least', '85', '--tier', 'ward', '--supersedes', '1');
    expect(out).toMatch(/Đạt: nay 4\/29, thử 6\/29\.\n$/);
    const [period, scope] = [{ id: 'bc-2026-07' }, { kind: 'tier', tier: 'ward' }];
    expect(tried).toMatchObject([
      { period, structure: 'as-is', triedDefinition: 'du-2@1', tried: { comparator: '>=', threshold: 0.85, supersedes: 1, scope } },
    ]);
    expect((await call(...at, '--tried', 'du-1@1')).tried).toMatchObject([{ triedDefinition: 'du-1@1', tried: null }]);
    expect(await call(...at)).toMatchObject({ code: 2 });
    expect(await call(...at, '--tried', 'du-1@1', '--definition', 'du-5@1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('bc-2026-07'),
    });
  });

  it('tries a level or another number of the reduction of paper, by reporting months only', async () => {
    const at = ['targets', 'what-if', '--at', '2026-07-14', '--definition', 'paper-reduction@1', '--lang', 'en'];
    const { out, tried } = await call(...at, '--at-least', '60');
    expect(out).toMatch(/snv +Sở Nội vụ +50\.7% +met +50\.7% +not met +would no longer pass\nAt target: 1\/30 now, 0\/30 as tried\.\n$/);
    const scope = { kind: 'province' };
    expect(tried).toEqual([
      {
        periodId: 'bc-2026-07',
        structure: 'as-is',
        triedMeasure: 'headline',
        tried: { comparator: '>=', threshold: 0.6, supersedes: null, scope },
      },
    ]);
    expect((await call(...at, '--measure', 'normalised')).tried).toMatchObject([{ triedMeasure: 'normalised', tried: null }]);
    expect(await call(...at)).toMatchObject({ code: 2 });
    expect((await call(...at, '--at-least', '60', '--period', 'iso-week')).err).toContain('--period');
    expect((await call(...at, '--tried', 'du-1@1')).err).toContain('--tried');
    expect((await call('targets', 'what-if', '--at', '2026-07-14', '--measure', 'absolute', '--lang', 'en')).err).toContain('--measure');
  });
});
