import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExplanationReply, FrozenAgency, FrozenDifferencesReply, FrozenVersion, ReportDocument } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { figure, period } from '../../testing/builders.ts';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { checkCoverage, checkExplanations, checkLayout, checkVersion } from './report-checks.ts';

const vi = formatOf('vi');
const july = period('bc-2026-07');
const version: FrozenVersion = {
  ...{ periodId: july.id, number: 0, code: 'NT-1', contentHash: '00', frozenBy: 'Hà', frozenAt: '2026-07-17T01:00:00Z' },
  ...{ reason: null, approvedBy: null },
};

function agency(name: string, coverage: number): FrozenAgency {
  const use = [{ definition: 'du-2@1', figure: figure(15, 20, { coverage }), target: null, standing: null, keptRate: null } as const];
  return { code: name, name, use, paper: null, snapshotId: 1, footnotes: [], changes: [] };
}

describe('what is looked at before a report is written', () => {
  let t: TFunction;
  beforeAll(async () => {
    t = await loadWords();
  });

  it('names the agencies without sufficient logs, among those that the report is about', () => {
    const check = (agencies: readonly FrozenAgency[]) => checkCoverage(t, vi, { agencies, periodId: july.id });
    expect(check([agency('A', 1), agency('B', 0.5)])).toMatchObject({
      ...{ state: 'attention', value: '1/2 cơ quan đủ nhật ký; không có tỷ lệ của B.', path: '/chat-luong?ky=bc-2026-07' },
    });
    expect(check([agency('A', 1)])).toMatchObject({ state: 'good', value: '1/1 cơ quan đủ nhật ký.' });
  });

  it('says that a version was amended, or that the figures of today differ; while these are computed, neither', () => {
    const change = { period: july, version, changes: [] };
    const stateOf = (differences: FrozenDifferencesReply | undefined, newest = version) => {
      const { state, value } = checkVersion(t, { version, newest, differences });
      return [state, value];
    };
    expect(stateOf({ differences: [], waiting: [] })).toEqual(['good', 'trùng số liệu hiện nay.']);
    expect(stateOf({ differences: [change], waiting: [] })[0]).toBe('attention');
    expect([stateOf(undefined)[0], stateOf({ differences: [], waiting: [july.id] })[0]]).toEqual(['blank', 'blank']);
    expect(stateOf({ differences: [], waiting: [] }, { ...version, number: 2 })).toEqual([
      'attention',
      'đã có bản điều chỉnh số 2 mới hơn.',
    ]);
  });

  it('counts what is not finished of the explanations of the period, of one agency where it is about one', () => {
    const each = (of: string, turn: ExplanationReply['turn'], at = july) => ({ agency: of, turn, period: at }) as ExplanationReply;
    const all = [each('a', 'agency'), each('b', 'home-affairs'), each('a', null), each('a', 'agency', period('bc-2026-06'))];
    expect(checkExplanations(t, all, { periodId: july.id, agency: null })).toMatchObject({
      ...{ state: 'attention', value: '2 giải trình chưa xong.' },
    });
    expect(checkExplanations(t, all, { periodId: july.id, agency: 'c' }).state).toBe('good');
  });

  it('goes through the layout piece by piece: a report without legal basis or recipients is to be looked at', () => {
    const main: ReportDocument['main'] = {
      letterhead: { parent: 'UBND TỈNH', issuer: 'SỞ NỘI VỤ', number: 'Số:     /BC-SNV', placeAndDate: 'Sơn La, ngày 16 tháng 7 năm 2026' },
      ...{ kind: 'BÁO CÁO', subject: 'Sử dụng thư', addressees: [], bases: ['Căn cứ A.'], introduction: [], blocks: [], closing: '' },
      ...{ signature: { authority: ['GIÁM ĐỐC'], name: null }, recipients: [] },
    };
    const states = (of: ReportDocument['main']) =>
      Object.fromEntries(checkLayout(t, { main: of, appendices: [] }).map(({ key, state }) => [key, state]));
    expect(states(main)).toEqual({
      ...{ issuer: 'good', number: 'blank', date: 'good', subject: 'good', bases: 'good' },
      ...{ signer: 'blank', recipients: 'attention', appendices: 'good' },
    });
    expect(
      states({ ...main, bases: [], recipients: ['- Như trên;'], signature: { authority: ['GIÁM ĐỐC'], name: 'Lò Thị B' } }),
    ).toMatchObject({
      ...{ bases: 'attention', recipients: 'good', signer: 'good' },
    });
    expect(checkLayout(t, { main: null, appendices: [] })).toEqual([]);
  });
});
