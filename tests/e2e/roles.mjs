import { createHash } from 'node:crypto';
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
const OWN = ['/thong-bao', '/tai-khoan', '/toi', '/huong-dan'];
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
  { username: 'canbo', home: '/toi', more: ['/tai-khoan', '/huong-dan'] },
];

/** How a page is looked at, in the order that a visit passes through them. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: DESKTOP, onlyColours: false },
  { name: 'dark', colorScheme: 'dark', viewport: DESKTOP, onlyColours: true },
  { name: 'phone-dark', colorScheme: 'dark', viewport: PHONE, onlyColours: false },
  { name: 'phone-light', colorScheme: 'light', viewport: PHONE, onlyColours: true },
];

/** So many pages in one tab: more tabs than roles, so that all lanes end at about the same time. */
const PAGES_A_TAB = 12;

/** Every page of every role in four looks and on the narrowest screen, in one visit each. */
export async function checkRoles({ checks, browser, demo }) {
  const tabs = [];
  // Walking is waiting: all at once.
  const walk = async (role) => {
    const context = await browser.openContext(await browser.signIn(role.username, demo.password));
    let menu = [];
    await checks.check(`${role.username}: begins on its own page, and every page of its menu opens`, async () => {
      menu = await walkMenu(browser, await browser.openIn(context, '/'), role);
    });
    const paths = [...new Set([...menu, ...role.more])];
    for (let at = 0; at < paths.length; at += PAGES_A_TAB)
      tabs.push({ context, username: role.username, paths: paths.slice(at, at + PAGES_A_TAB) });
  };
  await sideBySide(ROLES, walk, ROLES.length);
  // The role that comes first in the list opens an address as such.
  const owners = new Map(tabs.toReversed().flatMap((tab) => tab.paths.map((path) => [path, tab])));
  const shown = new Set();
  await sideBySide(tabs, (tab) => checkTab({ checks, browser, owners, shown }, tab), 4);
  for (const context of new Set(tabs.map((tab) => tab.context))) await context.close();
}

/**
 * @param owners the tab in which each address is opened as such
 * @param {Set<string>} shown what pages have shown so far, in which look
 */
async function checkTab({ checks, browser, owners, shown }, tab) {
  const { context, username, paths } = tab;
  const page = await browser.openIn(context, '/');
  await settle(browser, page);
  for (const path of paths) {
    const name = `${username}${path.replaceAll(/[^a-z]+/g, '-')}`.replace(/-$/, '');
    await checks.check(
      `${username} ${path}: accessible, readable and no wider than the screen, light and dark, wide and narrow`,
      async () => {
        await visit(browser, page, path, { isByAddress: owners.get(path) === tab });
        await expectAllLooks(browser, page, name, shown);
      },
    );
  }
  await page.close();
}

/** @returns where the links of the menu lead */
async function walkMenu(browser, page, { home }) {
  await page.locator('nav a').first().waitFor();
  await page.locator('h1').waitFor();
  if (home !== null) expectEqual(new URL(page.url()).pathname, home, 'first page');
  const links = await page.locator('header nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const link of links) {
    await page.locator(`header nav a[href="${link}"]`).click();
    await page.waitForURL((url) => url.pathname + url.search === link);
    await settle(browser, page);
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

/**
 * Goes to the next page: by its address in one tab, in those of further roles within the program, as the browser's own buttons do. A tab of its own for each page
 * of each role would show the same, and compile the program and axe anew, a quarter of the processor's time.
 */
async function visit(browser, page, path, { isByAddress }) {
  await page.emulateMedia({ colorScheme: LOOKS[0].colorScheme });
  await page.setViewportSize(LOOKS[0].viewport);
  if (isByAddress) await page.goto(browser.address + path);
  else {
    const isOtherPage = new URL(path, page.url()).pathname !== new URL(page.url()).pathname;
    await page.evaluate((to) => {
      document.querySelector('main h1').dataset.left = 'yes';
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    // Until then the page that is left stands there still.
    if (isOtherPage) await page.locator('main h1[data-left]').waitFor({ state: 'detached' });
  }
  await settle(browser, page);
  const { pathname, search } = new URL(page.url());
  expectEqual(pathname + search, path, 'address');
}

async function expectAllLooks(browser, page, name, shown) {
  expectEqual(await page.getByRole('heading', { name: 'Trang này không dành cho tài khoản của bạn' }).count(), 0, 'refusals');
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await drawn(page);
    await browser.glance(page, `${name}-${look.name}`);
    await expectNoSideScroll(page);
    await browser.expectAccessible(page, { onlyColours: look.onlyColours, isShellOnly: !(await isNew(page, look, shown)) });
  }
  expectEqual((await page.locator('main').innerText()).match(RAW_KEYS), null, 'raw keys on the page');
  await page.setViewportSize(NARROWEST);
  await drawn(page);
  await expectNoSideScroll(page);
}

/** Whether no page so far has shown the same, element for element, in this look: in what has, axe would find the same, and nearly half of all is such. */
async function isNew(page, { name }, shown) {
  const [html, targets] = await page.locator('main').evaluate(whatIsShown);
  // Names that are made anew for every page: the first, the second, the third of them.
  const numbers = new Map();
  const same = html.replaceAll(/_r_\w+_|mantine-\w+/g, (made) => {
    if (!numbers.has(made)) numbers.set(made, `#${numbers.size}`);
    return numbers.get(made);
  });
  const sign = createHash('sha256')
    .update(JSON.stringify([name, same, targets]))
    .digest('hex');
  if (shown.has(sign)) return false;
  shown.add(sign);
  return true;
}

/** Runs in the page: its elements, and whether what each of them names by its id is there, in `main` or around it. */
function whatIsShown(main) {
  const attributes = [
    'for',
    'aria-labelledby',
    'aria-describedby',
    'aria-controls',
    'aria-owns',
    'aria-errormessage',
    'aria-activedescendant',
  ];
  const named = [...main.querySelectorAll('*')].flatMap((element) =>
    attributes.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []),
  );
  return [main.outerHTML, named.map((id) => document.getElementById(id) !== null)];
}

/** Two frames after the change, and nothing is being fetched for it. */
async function drawn(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await page.waitForFunction(isAtRest);
}

/** What the page asks for has come, and is drawn. */
async function settle(browser, page) {
  await page.locator('main h1').waitFor();
  await browser.quiet(page);
  await page.waitForFunction(isAtRest);
}

/** Runs in the page. */
function isAtRest() {
  return document.querySelector('main [data-busy], main [aria-busy="true"]') === null;
}
