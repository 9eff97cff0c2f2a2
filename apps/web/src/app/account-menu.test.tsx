import { afterEach, beforeAll, expect, it } from '@jest/globals';
import type { SessionReply } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { AccountMenu } from './account-menu.tsx';

const { matchMedia } = window;
const session = { displayName: 'Lò Thị B', role: 'leadership' } as SessionReply;
const HELP = 'Trợ giúp và phím tắt';

beforeAll(async () => {
  await loadWords();
});
afterEach(() => {
  cleanup();
  window.matchMedia = matchMedia;
});

async function openMenu(): Promise<{ readonly isHelpAsked: () => boolean }> {
  let isAsked = false;
  renderAt('/', <AccountMenu session={session} onHelp={() => (isAsked = true)} />);
  await userEvent.click(screen.getByRole('button', { name: /^Tài khoản/ }));
  await screen.findByRole('menuitem', { name: 'Đăng xuất' });
  return { isHelpAsked: () => isAsked };
}

it('has the help where the header has no room for its button, and only there', async () => {
  await openMenu();
  expect(screen.queryByRole('menuitem', { name: HELP })).toBeNull();
  cleanup();
  window.matchMedia = (media) => Object.assign(matchMedia(media), { matches: media.includes('30em') });
  const { isHelpAsked } = await openMenu();
  await userEvent.click(screen.getByRole('menuitem', { name: HELP }));
  expect(isHelpAsked()).toBe(true);
});
