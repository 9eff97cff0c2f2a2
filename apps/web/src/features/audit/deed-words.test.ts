import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { loadWords } from '../../testing/translate.ts';
import { describeDeed, describeReason, describeSubject } from './deed-words.ts';
import { partOfRequest } from './request-part.ts';

const ROOT = join(import.meta.dirname, '../../../../..');
let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

/** The files of the server that write entries, and what they state of routes. */
function readServer(): string {
  const room = join(ROOT, 'apps/api/src');
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return names.map((name) => readFileSync(join(room, name), 'utf8')).join('\n');
}

/** Actions of entries: of requests that show persons or change something, and those written where they are done. */
function listActions(server: string): string[] {
  const policies = [...server.matchAll(/@Policy\(\{ action: '([\w.-]+)'([^)]*)\)/g)];
  const shown = policies.flatMap(([, action = '', rest = '']) => (/showsPersons|handsOut/.test(rest) ? [action] : []));
  const changes = [...server.matchAll(/^ {2}'([\w-]+\.(?:write|ask|judge|basis))': /gm)].map(([, action = '']) => action);
  const noted = [...server.matchAll(/(?:note|write)\(\s*'((?:session|account)\.[\w-]+)'|action: '((?:session|account|access)\.[\w-]+)'/g)];
  return [...new Set([...shown, ...changes, ...noted.map(([, one, other]) => one ?? other ?? '')])];
}

describe('words of the audit log', () => {
  it('name every action that the server writes', () => {
    // Of the first only that it was read, and of accounts what was done, is written.
    const unwritten = ['session.read', 'accounts.write'];
    const actions = listActions(readServer()).filter((action) => !unwritten.includes(action));
    expect(actions.length).toBeGreaterThan(35);
    const kinds = ['read', 'change', 'session', 'account', 'refused'] as const;
    const wordless = actions.filter((action) =>
      kinds.some((kind) => describeDeed(t, { kind, action, subject: 'GET /api/v1/audit' }) === t(`audit.kind.${kind}`)),
    );
    expect(wordless).toEqual([]);
  });

  it('say which part of the program somebody was turned away from, whatever part there is', () => {
    expect(describeDeed(t, { kind: 'refused', action: 'access.refused', subject: 'GET /api/v1/audit/csv?from=2026-07-01' })).toBe(
      'Bị từ chối: Nhật ký truy cập',
    );
    // The contract of the API, of which only the addresses are read.
    const { paths } = JSON.parse(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')) as { paths: Record<string, unknown> };
    const parts = new Set(Object.keys(paths).flatMap((path) => /^(\/api\/v1\/[^/]+)/.exec(path)?.[1] ?? []));
    expect([...parts].filter((path) => partOfRequest(`GET ${path}`) === null)).toEqual(['/api/v1/setup', '/api/v1/notifications']);
  });

  it('say of a change that came to nothing what was wanted, and the code of the problem', () => {
    const entry = { kind: 'refused', action: 'reports.write', subject: 'POST /api/v1/reports', reason: 'no-such-report' } as const;
    expect(describeDeed(t, entry)).toBe('Không thực hiện: Xuất hoặc hủy xuất báo cáo');
    expect(describeReason(t, entry)).toBe('Mã lỗi: no-such-report');
  });

  it('give a command its own name, and an action of later times its kind', () => {
    expect(describeDeed(t, { kind: 'command', action: 'paper import', subject: 'so.csv' })).toBe('Lệnh nhipthu paper import');
    expect(describeDeed(t, { kind: 'change', action: 'moons.write', subject: null })).toBe('Thay đổi');
  });

  it('tell what was typed as the reason, and roles, letters and identity providers in words', () => {
    expect(describeReason(t, { kind: 'change', reason: 'sai sổ' })).toBe('Lý do: sai sổ');
    expect(describeReason(t, { kind: 'account', reason: 'agency → home-affairs' })).toBe('Cơ quan → Sở Nội vụ');
    expect(describeReason(t, { kind: 'account', reason: 'link' })).toBe('Gửi liên kết qua thư');
    expect(describeReason(t, { kind: 'session', reason: 'oidc' })).toBe('Qua dịch vụ đăng nhập chung');
    expect(describeReason(t, { kind: 'read', reason: null })).toBeNull();
  });

  it('name the view that was opened, and leave other things as they are', () => {
    expect(describeSubject(t, 'named-view 12 bc-2026-06')).toBe('lượt xem số 12, T6/2026');
    expect(describeSubject(t, 'so-van-ban.csv')).toBe('so-van-ban.csv');
  });
});
