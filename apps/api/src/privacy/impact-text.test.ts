import { describe, expect, it } from '@jest/globals';
import { parsePeriodId, type DeskRequestReply, type NamedViewReply } from '@nhip-thu/metrics';
import { EVERY_ROLE, listActions } from '../access/policy.ts';
import { toDocxContent, toMarkdown } from './impact-document.ts';
import { composeImpact, type ImpactFacts } from './impact-text.ts';

const writeImpact = (facts: ImpactFacts, language: 'vi' | 'en'): string => toMarkdown(replyOf(facts, language));
const replyOf = (facts: ImpactFacts, language: 'vi' | 'en') => ({
  ...composeImpact(facts, language),
  ...{ lastOn: null, isOverdue: false, nextDueOn: '2027-01-16' },
});

const view: NamedViewReply = {
  ...{ id: 1, agency: 'snv', agencyName: 'Sở Nội vụ', period: parsePeriodId('bc-2026-07')!, purpose: 'x', basis: 'x', askedBy: 'lan' },
  ...{ state: 'expired', days: 3, expiresAt: '2026-07-20T00:00:00Z' },
  steps: (['asked', 'approved', 'read', 'read'] as const).map((act) => ({ act, by: 'lan', at: '2026-07-16T00:00:00Z', text: null })),
};
const request: DeskRequestReply = {
  ...{ id: 1, kind: 'erasure', day: null, madeOn: '2026-07-01', state: 'open', answerDueOn: '2026-07-03', actDueOn: '2026-07-16' },
  ...{ dueOn: '2026-07-03', isOverdue: true, steps: [], officialId: 1, fullName: 'Lò Văn An', agency: 'snv' },
};
const FACTS: ImpactFacts = {
  ...{ today: '2026-07-17', isDemo: false, auditHead: '7-abc', requiresSecondFactor: true, lastOn: null, nextDueOn: '2027-01-16' },
  kept: {
    ...{ officials: 30, mailboxes: 31, personDays: 900, firstDay: '2026-01-02', lastDay: '2026-07-16', rawFiles: 4, auditEntries: 7 },
    oldestFileOn: '2026-01-03',
  },
  retention: { rawMonths: 7, personMonths: 19, leaverMonths: 5 },
  origins: [
    { name: 'thu-tinh', legalBasis: { text: 'Quyết định đo', number: '15/QĐ-SNV', on: '2026-01-20' } },
    { name: 'thu-xa', legalBasis: null },
  ],
  accounts: [{ role: 'agency', count: 3, withSecondFactor: 2 }],
  notices: {
    notices: [{ version: 2, text: { vi: 'x', en: 'x' }, publishedBy: 'lan', publishedAt: '2026-01-31T17:30:00Z', acknowledgedCount: 12 }],
    officialCount: 30,
  },
  ...{ views: [view], requests: [request], roles: EVERY_ROLE.map((role) => ({ role, actions: listActions(role) })) },
};

describe('the impact assessment', () => {
  it('says what every log source rests on, and of which nobody has said it', () => {
    const text = writeImpact(FACTS, 'en');
    expect(text).toContain('- thu-tinh: Quyết định đo, no. 15/QĐ-SNV of 2026-01-20\n- thu-xa: NO BASIS ENTERED');
    expect(text).toContain('- Log sources without a basis: 1.');
  });

  it('tells how long things are kept by the settings', () => {
    const text = writeImpact(FACTS, 'en');
    expect(text).toContain('Removed after 7 months.');
    expect(text).toContain('Data of single people: removed after 19 months.');
    expect(text).toContain('give way to pseudonyms after 5 months.');
  });

  it('counts notices, named views with their readings, and requests, those overdue too', () => {
    const text = writeImpact(FACTS, 'en');
    expect(text).toContain('Version 2 (2026-02-01): 12 of 30 officials have acknowledged it');
    expect(text).toContain('- Over: 1\n- Readings: 2');
    expect(text).toContain('- Erasure: 1, settled 0, overdue 1');
  });

  it('tells who may do what from the policy of the routes itself', () => {
    const text = writeImpact(FACTS, 'en');
    expect(text).toMatch(/- Agency: 3 accounts, 2 with a second factor; may: .*named-views\.ask/);
    expect(text).not.toMatch(/- Leadership: .*named-views/);
  });

  it('says what is not done: the audit log is not removed by age, a second factor is not required', () => {
    expect(writeImpact(FACTS, 'en')).toContain('NOT yet removed by age');
    expect(writeImpact({ ...FACTS, requiresSecondFactor: false }, 'en')).toContain('NOT required');
    expect(writeImpact({ ...FACTS, notices: { notices: [], officialCount: 30 } }, 'vi')).toContain('CHƯA BAN HÀNH THÔNG BÁO NÀO');
  });

  it('writes days as the language does', () => {
    const [vi, en] = [writeImpact({ ...FACTS, lastOn: '2026-01-05' }, 'vi'), writeImpact({ ...FACTS, lastOn: '2026-01-05' }, 'en')];
    expect(vi.match(/\d\d\/\d\d\/\d{4}/g)).toEqual([
      ...['17/07/2026', '05/01/2026', '16/01/2027', '20/01/2026', '02/01/2026', '16/07/2026', '03/01/2026', '01/02/2026'],
    ]);
    expect(vi).not.toMatch(/\d{4}-\d\d-\d\d/);
    expect(en.match(/\d{4}-\d\d-\d\d/g)).toHaveLength(8);
    expect(writeImpact({ ...FACTS, kept: { ...FACTS.kept, firstDay: null, lastDay: null, oldestFileOn: null } }, 'vi')).toContain(
      '(– đến –)',
    );
  });

  it('as a paper has every line of the Markdown', () => {
    const { appendices } = toDocxContent(replyOf(FACTS, 'vi'), '2026-07-17T00:00:00Z');
    const texts = appendices.flatMap(({ reference, title, blocks }) => [
      title,
      reference,
      ...blocks.map((block) => ('text' in block ? block.text : '')),
    ]);
    const lines = writeImpact(FACTS, 'vi')
      .split('\n')
      .filter((line) => line !== '');
    expect(texts).toEqual(lines.map((line) => line.replace(/^(#+|-) /, '')));
  });

  it.each(['vi', 'en'] as const)('names nobody, and has the same parts in every language: %s', (language) => {
    const text = writeImpact(FACTS, language);
    expect(text).not.toMatch(/Lò Văn An|lan\b/);
    expect(text.match(/^## /gm)).toHaveLength(11);
  });
});
