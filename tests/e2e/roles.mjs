import { DESKTOP, expectNoSideScroll, NARROWEST, PHONE } from './browser.mjs';
import { expectEqual } from './checks.mjs';
import { RAW_KEYS } from './looks.mjs';
import { sideBySide } from './side-by-side.mjs';

/** What no menu holds: pages that others lead to, and views of a page that have an address of their own. */
const REPORTS = ['/bao-cao/moi', '/bao-cao/lich'];
const COMPARISON = ['/co-quan/snv', '/co-quan?xem=luoi', '/co-quan?xem=ma-tran', '/co-quan?xem=truoc-sau', '/co-quan?xem=luong'];
/** Charts as their tables. */
const TWINS = ['/co-quan?xem=luoi&dang=bang', '/co-quan?xem=truoc-sau&dang=bang', '/co-quan/snv?tab=luong&dang=bang'];
const DIRECTORY = ['/danh-ba?tab=dia-chi', '/danh-ba?tab=doi-chieu', '/danh-ba?tab=thay-doi'];
/** The parts of the page of the agency that an account of the demo speaks for, and its list by name. */
const OWN_AGENCY = [
  ...['nhip', 'giay', 'luong', 'chat-luong', 'giai-trinh', 'phong'].map((tab) => `/co-quan/snnmt?tab=${tab}`),
  '/co-quan/snnmt/danh-sach',
];
/** From the head of every page, of everybody but an official, who has no bell. */
const OWN = ['/thong-bao', '/tai-khoan', '/toi'];
/** The accounts of the demo, where each begins, and which pages it may open beside those of its menu. */
const ROLES = [
  {
    username: 'demo',
    home: '/',
    more: [...COMPARISON, ...TWINS, ...REPORTS, ...DIRECTORY, '/chat-luong/doi-soat', '/trinh-chieu', '/bat-dau', '/xac-minh', ...OWN],
  },
  { username: 'lanhdao', home: '/', more: [...COMPARISON, '/bao-cao/moi', '/trinh-chieu', ...OWN] },
  { username: 'kiemtoan', home: '/', more: [...COMPARISON, ...REPORTS, '/chat-luong/doi-soat', ...OWN] },
  { username: 'quantrithu', home: '/chat-luong', more: [...DIRECTORY, '/chat-luong/doi-soat', ...OWN] },
  { username: 'coquan', home: '/co-quan/snnmt', more: [...OWN_AGENCY, '/bao-cao/moi', ...OWN] },
  { username: 'canbo', home: '/toi', more: ['/tai-khoan'] },
];

/** How a page is looked at, in the order that a visit passes through them. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: DESKTOP, onlyColours: false },
  { name: 'dark', colorScheme: 'dark', viewport: DESKTOP, onlyColours: true },
  { name: 'phone-dark', colorScheme: 'dark', viewport: PHONE, onlyColours: false },
  { name: 'phone-light', colorScheme: 'light', viewport: PHONE, onlyColours: true },
];

/** Every page of every role in four looks and on the narrowest screen, in one visit each. */
export async function checkRoles(tools) {
  await sideBySide(ROLES, (role) => checkRole(tools, role));
}

async function checkRole({ checks, browser, demo }, role) {
  const context = await browser.openContext(await browser.signIn(role.username, demo.password));
  let menu = [];
  await checks.check(`${role.username}: begins on its own page, and every page of its menu opens`, async () => {
    menu = await walkMenu(await browser.openIn(context, '/'), role);
  });
  for (const path of new Set([...menu, ...role.more])) {
    await checks.check(`${role.username} ${path}: accessible, readable and no wider than the screen, light and dark, wide and narrow`, () =>
      expectAllLooks(browser, context, role.username, path),
    );
  }
  await context.close();
}

/** @returns where the links of the menu lead */
async function walkMenu(page, { home }) {
  await page.locator('nav a').first().waitFor();
  await page.locator('h1').waitFor();
  if (home !== null) expectEqual(new URL(page.url()).pathname, home, 'first page');
  const links = await page.locator('header nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const link of links) {
    await page.locator(`header nav a[href="${link}"]`).click();
    await page.waitForURL((url) => url.pathname + url.search === link);
    await settle(page);
    expectEqual(await page.locator('main [data-empty="withheld"], main [role="alert"]').count(), 0, `refusals on ${link}`);
  }
  const desks = page.getByRole('button', { name: 'Quản trị', exact: true });
  if ((await desks.count()) > 0) {
    await desks.click();
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    links.push(...(await items.evaluateAll((all) => all.map((link) => link.getAttribute('href')))));
  }
  await page.close();
  return links;
}

async function expectAllLooks(browser, context, username, path) {
  const page = await browser.openIn(context, path);
  const name = `${username}${path.replaceAll(/[^a-z]+/g, '-')}`.replace(/-$/, '');
  await settle(page);
  expectEqual(await page.getByRole('heading', { name: 'Trang này không dành cho tài khoản của bạn' }).count(), 0, 'refusals');
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await drawn(page);
    await browser.glance(page, `${name}-${look.name}`);
    await expectNoSideScroll(page);
    await browser.expectAccessible(page, look);
  }
  expectEqual((await page.locator('main').innerText()).match(RAW_KEYS), null, 'raw keys on the page');
  await page.setViewportSize(NARROWEST);
  await drawn(page);
  await expectNoSideScroll(page);
  await page.close();
}

/** Two frames after the change, and nothing is being fetched for it. */
async function drawn(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(isAtRest);
}

/** What the page asks for has come, and is drawn. */
async function settle(page) {
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(isAtRest);
}

/** Runs in the page. */
function isAtRest() {
  return document.querySelector('main [data-busy], main [aria-busy="true"]') === null;
}
