import { describe, expect, it } from '@jest/globals';
import { Clock } from '../../calendar/clock.ts';
import { MergeService } from '../../directory/merge.service.ts';
import { HasSuccessorError, SameAgencyError } from '../../directory/require-lasting.ts';
import { UnknownAgencyError } from '../../directory/find-agency.ts';
import { commandActor } from '../../access/audit/command-actor.ts';
import { callCli, type Services } from '../../../../../tests/support/call-cli.ts';
import { KnownAddressError } from '../../directory/assignment.service.ts';
import { DirectoryViewRepository } from '../../directory/directory-view.repository.ts';
import { DomainRulesService } from '../../directory/domain-rules.service.ts';
import { RenameService } from '../../directory/rename.service.ts';
import { SplitService } from '../../directory/split.service.ts';
import { UnknownAddressesService } from '../../ingest/unknown/unknown-addresses.service.ts';

const SEEN = {
  ...{ address: 'huong.dang@snv.example', origins: ['thu'], count: 1200, dayCount: 3, firstDay: '2026-03-02', lastDay: '2026-03-06' },
  suggestion: { agency: 'snv', kind: 'official', officials: [{ id: 7, fullName: 'Đặng Thị Hường', mailbox: null }] },
};

function services(asked: unknown[]): Services {
  return new Map<unknown, object>([
    [
      UnknownAddressesService,
      {
        list: async () => ({ addresses: [SEEN], total: 4 }),
        async assign(...order: unknown[]) {
          asked.push(order);
          if (order[0] === 'known@snv.example') throw new KnownAddressError('known@snv.example');
          return { changeSetId: 9, dayCount: 3 };
        },
      },
    ],
    [
      DirectoryViewRepository,
      {
        findOfficialId: async (text: string) => (text === 'A7' ? 7 : null),
        async listTree(at: string) {
          asked.push(at);
          return [{ code: 'snv', name: 'Sở Nội vụ', officialCount: 68, from: null, to: '2026-09-01' }];
        },
      },
    ],
    [Clock, { today: async () => '2026-07-17' }],
    [
      MergeService,
      {
        async merge({ from, to }: { from: string; to: string }) {
          if (from === to) throw new SameAgencyError(from);
          if (from === 'khong') throw new UnknownAgencyError(from);
          throw new HasSuccessorError({ from, to: 'skhcn', onDay: '2026-04-01', basis: 'QĐ 12', changeSetId: 3 });
        },
      },
    ],
    [
      DomainRulesService,
      { set: async (...order: unknown[]) => void asked.push(order), end: async (...order: unknown[]) => void asked.push(order) },
    ],
    [SplitService, { split: async (order: unknown) => void asked.push(order) }],
    [RenameService, { rename: async (order: unknown) => void asked.push(order) }],
  ]);
}

const call = async (...argv: string[]) => {
  const asked: unknown[] = [];
  return { asked, ...(await callCli(['directory', ...argv], { services: services(asked) })) };
};

describe('unknown addresses by command', () => {
  it('are listed with what they may be, and how many more there are', async () => {
    const { code, out } = await call('unknown');
    expect(code).toBe(0);
    expect(out).toMatch(/huong\.dang@snv\.example +1\.200 +3 +2026-03-06 +cán bộ, snv, Đặng Thị Hường/);
    expect(out).toContain('… và 3 địa chỉ nữa');
  });

  it('are assigned to the one owner that is named, and the days computed again are told', async () => {
    const { code, out, asked } = await call('assign', 'Huong.Dang@snv.example', '--official', 'A7');
    expect([code, asked]).toEqual([0, [['huong.dang@snv.example', { kind: 'official', officialId: 7 }, commandActor()]]]);
    expect(out).toContain('thay đổi số 9');
    expect(out).toContain('Tính lại 3 ngày.');
    expect((await call('assign', 'q@snv.example', '--robot', 'snv')).asked).toEqual([
      ['q@snv.example', { kind: 'robot', agency: 'snv' }, commandActor()],
    ]);
  });

  it('are not assigned to nobody, to two at once, to an official who is not there, or when they are known', async () => {
    for (const argv of [[], ['--unit', 'snv', '--robot', 'snv'], ['--official', 'B9']]) {
      const { code, asked, err } = await call('assign', 'x@snv.example', ...argv);
      expect([argv, code, asked]).toEqual([argv, 2, []]);
      expect(err).toContain('→');
    }
    const blank = await call('assign', 'x@y.example', '--foreign', '');
    expect([blank.code, blank.err, blank.asked]).toEqual([2, expect.stringMatching(/^lỗi: --foreign: /), []]);
    const known = await call('assign', 'known@snv.example', '--shared', 'snv');
    expect([known.code, known.err]).toEqual([2, expect.stringContaining('Danh bạ đã có địa chỉ này')]);
  });
});

describe('agencies by command', () => {
  it('are listed with their codes, of today or of a day', async () => {
    const { out, asked } = await call('agencies');
    expect([asked, out]).toEqual([['2026-07-17'], expect.stringMatching(/snv +Sở Nội vụ +68 +2026-09-01/)]);
    expect((await call('agencies', '--at', '2026-02-01')).asked).toEqual(['2026-02-01']);
  });

  it('are not merged into themselves, into or from one that is not there, or twice; it is said which, and what to do', async () => {
    for (const [from, to, words] of [
      ['snv', 'snv', 'Hai mã là cùng một cơ quan → Nêu hai cơ quan khác nhau thay cho snv.'],
      ['khong', 'snv', 'Mã: khong. Các mã: trang Danh bạ hoặc nhipthu directory agencies.'],
      ['ttcds', 'stc', 'ttcds đã nhập vào skhcn từ 2026-04-01 (QĐ 12). Hoàn tác thay đổi 3 trước.'],
    ] as const) {
      const { code, err } = await call('merge', from, to, '--on', '2026-02-01', '--basis', 'QĐ');
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});

describe('rules of domains, splits and new names by command', () => {
  it('hand over what was typed, with @ or without', async () => {
    expect((await call('domain', 'set', '@SNV.example', 'snv', '--from', '2026-04-01')).asked).toEqual([
      ['snv.example', 'snv', { from: '2026-04-01', madeBy: commandActor() }],
    ]);
    expect((await call('domain', 'end', 'snv.example', '--on', '2026-05-01')).asked).toEqual([
      ['snv.example', '2026-05-01', commandActor()],
    ]);
    const decision = ['--on', '2026-04-01', '--basis', 'QĐ 1'];
    const { asked } = await call(
      'split',
      'snv',
      'tt',
      '--name',
      'Trung tâm',
      '--division',
      'Công nghệ',
      '--person',
      'A1',
      'A2',
      ...decision,
    );
    expect(asked).toMatchObject([
      { from: 'snv', to: 'tt', name: 'Trung tâm', divisions: ['Công nghệ'], people: ['A1', 'A2'], onDay: '2026-04-01', basis: 'QĐ 1' },
    ]);
    expect((await call('rename', 'snv', 'Sở mới', ...decision)).asked).toMatchObject([
      { code: 'snv', name: 'Sở mới', onDay: '2026-04-01' },
    ]);
  });

  it('are refused with a day that is none, or a split of nobody', async () => {
    expect((await call('domain', 'set', 'snv.example', 'snv', '--from', '1/4')).code).toBe(2);
    expect((await call('split', 'snv', 'tt', '--on', '2026-04-01', '--basis', 'QĐ')).code).toBe(2);
  });

  it('are refused for what is no domain', async () => {
    for (const name of ['', '@', 'khong hop le', 'snv']) {
      const { code, err, asked } = await call('domain', 'set', name, 'snv');
      expect([code, err, asked]).toEqual([2, expect.stringContaining(`lỗi: DOMAIN: “${name}” không phải là tên miền thư`), []]);
    }
  });

  it('are refused without a basis or a name, naming the option', async () => {
    const blank = ['--on', '2026-04-01', '--basis', ' '];
    for (const [argv, named] of [
      [['merge', 'snv', 'stc', ...blank], /^lỗi: --basis: /],
      [['rename', 'snv', 'X', ...blank], /^lỗi: --basis: /],
      [['rename', 'snv', '', ...blank], /^lỗi: NAME: .*\nlỗi: --basis: /],
      [['split', 'snv', 'tt', '--name', '', '--person', 'A1', ...blank], /^lỗi: --basis: .*\nlỗi: --name: /],
    ] as const) {
      const { code, err, asked } = await call(...argv);
      expect([code, err, asked]).toEqual([2, expect.stringMatching(named), []]);
    }
  });
});
