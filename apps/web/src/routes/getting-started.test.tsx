import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { GettingStarted } from './getting-started.tsx';

const serve = (): FakeServer =>
  new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role: 'home-affairs' } } }),
    '/api/v1/targets': () => ({ body: { day: '2026-07-17', targets: [], agencies: [], isDemo: false } }),
    '/api/v1/periods': () => ({ body: { periods: [], defaultPeriodId: null } }),
  });

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the first steps', () => {
  it('start the demo at another port, for this program holds its own, and say why', async () => {
    serve();
    renderAt('/bat-dau', <GettingStarted />);
    const card = (await screen.findByRole('heading', { name: 'Dùng dữ liệu mẫu' })).parentElement;
    expect(card?.querySelector('pre')?.textContent).toBe('PORT=3100 npm run demo');
    expect(card?.textContent).toMatch(/cổng khác.*cổng của chương trình này đang bận/);
  });

  it('keep a button apart from the command above it', () => {
    expect(readFileSync('apps/web/src/routes/routes.module.css', 'utf8')).toMatch(/\.steps pre \{[^}]*margin: 0 0 12px/);
  });
});
