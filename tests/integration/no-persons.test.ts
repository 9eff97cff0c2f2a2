import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@nhip-thu/metrics';
import { AuditLog } from '../../apps/api/src/access/audit/audit-log.ts';
import { buildOpenApiDocument } from '../../apps/api/src/http/api-docs.ts';
import { DataRequestService } from '../../apps/api/src/privacy/data-request.service.ts';
import { PeopleScene, PERIOD } from '../support/people-scene.ts';

/** Names and mailboxes of the officials of the scene, as they may stand in an answer. */
const PERSONS = /Lò Văn An|Quàng Thị Bình|Cầm Văn Chiến|(an@snv|binh@snv|chien@stp)\.example/u;
const PARAMETERS: Readonly<Record<string, string>> = {
  ...{
    '/periods': '',
    '/adoption': `?ky=${PERIOD}`,
    '/paper/versions': `?ky=${PERIOD}&agency=snv`,
    '/targets/what-if': `?ky=${PERIOD}&threshold=0.8`,
  },
  ...{
    '/calendar': '?nam=2026',
    '/ingest/coverage': '?from=2026-06-15&to=2026-07-14',
    '/ingest/unmatched': '?from=2026-06-15&to=2026-07-14',
  },
};

let scene: PeopleScene;

beforeAll(async () => {
  scene = await PeopleScene.start();
  await scene.running.app.get(AuditLog).write({ kind: 'read', actor: 'x', action: 'directory.read', officialId: 1 });
  await scene.running.app.get(DataRequestService).make(1, { kind: 'access', day: null, text: 'Lò Văn An hỏi' }, 'an');
}, 120_000);

afterAll(async () => {
  await scene.running.close();
});

/** Every route that reads, with each of the ids 1 to 3 in its place, asked by a role: those whose answer names a person, and how many answered at all. */
async function listNaming(role: Role): Promise<{ naming: string[]; answered: number }> {
  const { cookie } = await scene.cookieOf(`khong-ten-${role}`, role);
  const { paths } = buildOpenApiDocument(scene.running.app);
  const naming = new Set<string>();
  let answered = 0;
  for (const [path, operations] of Object.entries(paths)) {
    if (operations.get === undefined || path.endsWith('/events')) continue;
    const route = path.replace('/api/v1', '');
    for (const filled of path.includes('{') ? ['1', '2', 'snv', 'stp'].map((value) => path.replaceAll(/\{\w+\}/g, value)) : [path]) {
      const response = await fetch(`${scene.running.address}${filled}${PARAMETERS[route] ?? ''}`, { headers: { cookie } });
      const text = await response.text();
      if (response.status === 200) answered += 1;
      // Some answers are files; whatever they are, a name in clear is seen.
      if (PERSONS.test(text.normalize('NFC'))) naming.add(route);
    }
  }
  return { naming: [...naming].toSorted(), answered };
}

describe('persons in answers', () => {
  it('leadership is answered about figures, and about no person by any route', async () => {
    const { naming, answered } = await listNaming('leadership');
    expect(naming).toEqual([]);
    expect(answered).toBeGreaterThan(10);
  });

  it('a mail administrator is told whose mailbox is whose, and who looked at whom, and nothing of what a person did', async () => {
    const { naming } = await listNaming('mail-administrator');
    expect(naming).toEqual(['/audit', '/audit/csv', '/directory/officials', '/directory/officials/{id}']);
    const { cookie } = await scene.cookieOf('khong-ten-mail-administrator', 'mail-administrator');
    const answers = await Promise.all(
      naming.map((route) =>
        fetch(`${scene.running.address}/api/v1${route.replace('{id}', '1')}`, { headers: { cookie } }).then((answer) => answer.text()),
      ),
    );
    // Words by which use is told of in this program's answers.
    expect(answers.join('').match(/accessDays|accessPoints|isRegular|lastAccess|firstAt|logins|"sent"/g)).toBeNull();
  });

  it('home affairs is answered about persons, so there was something to find', async () => {
    const { naming } = await listNaming('home-affairs');
    expect(naming).toEqual(['/data-requests', '/directory/officials', '/directory/officials/{id}']);
  });
});
