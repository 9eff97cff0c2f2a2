import { DESKTOP, expectNoSideScroll, NARROWEST, PHONE } from './browser.mjs';
import { expectEqual } from './checks.mjs';
import { RAW_KEYS } from './looks.mjs';

/** The accounts of the demo, where each begins, and what its menu holds: nothing that it would be turned away from. */
const FIGURES = ['/', '/co-quan', '/co-quan/snv', '/van-ban', '/chi-tieu', '/chot-so-lieu', '/bao-cao', '/bao-cao/moi', '/dinh-nghia'];
const ROLES = [
  { username: 'lanhdao', home: '/', pages: [...FIGURES, '/trinh-chieu', '/lich', '/toi'] },
  {
    username: 'demo',
    home: '/',
    pages: [
      ...FIGURES,
      '/giai-trinh',
      '/nap',
      '/chat-luong',
      '/chat-luong/doi-soat',
      '/danh-ba',
      '/danh-ba?tab=dia-chi',
      '/danh-ba?tab=doi-chieu',
    ]
      .concat([
        '/danh-ba?tab=thay-doi',
        '/lich',
        '/xem-dich-danh',
        '/yeu-cau-du-lieu',
        '/quan-tri/tai-khoan',
        '/tai-khoan',
        '/bat-dau',
        '/xac-minh',
      ])
      .concat(['/co-quan?xem=luoi', '/co-quan?xem=ma-tran', '/co-quan?xem=truoc-sau', '/trinh-chieu']),
  },
  {
    username: 'coquan',
    home: null,
    pages: ['/', '/van-ban', '/chi-tieu', '/chot-so-lieu', '/bao-cao', '/giai-trinh', '/chat-luong', '/danh-ba', '/xem-dich-danh'],
  },
  {
    username: 'quantrithu',
    home: '/chat-luong',
    pages: ['/chat-luong', '/nap', '/danh-ba', '/lich', '/quan-tri/tai-khoan', '/quan-tri/nhat-ky'],
  },
  { username: 'canbo', home: '/toi', pages: ['/toi', '/chi-tieu', '/dinh-nghia', '/lich', '/tai-khoan'] },
  {
    username: 'kiemtoan',
    home: '/',
    pages: ['/', '/giai-trinh', '/chat-luong', '/chat-luong/doi-soat', '/xem-dich-danh', '/yeu-cau-du-lieu', '/quan-tri/nhat-ky'],
  },
];

/** How a page is looked at, in the order that a visit passes through them. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: DESKTOP },
  { name: 'dark', colorScheme: 'dark', viewport: DESKTOP },
  { name: 'phone-dark', colorScheme: 'dark', viewport: PHONE },
  { name: 'phone-light', colorScheme: 'light', viewport: PHONE },
];
/** Roles visited side by side: a page waits for the server and for quiet most of its time. */
const VISITOR_COUNT = 2;

/** Every page of every role in four looks and on the narrowest screen, in one visit each. */
export async function checkRoles(tools) {
  const waiting = [...ROLES];
  const visit = async () => {
    for (let role = waiting.shift(); role !== undefined; role = waiting.shift()) await checkRole(tools, role);
  };
  await Promise.all(Array.from({ length: VISITOR_COUNT }, visit));
}

async function checkRole({ checks, browser, demo }, role) {
  const cookies = await browser.signIn(role.username, demo.password);
  await checks.check(`${role.username}: begins on its own page, and every page of its menu opens`, () =>
    expectMenu(browser, cookies, role),
  );
  for (const path of role.pages) {
    await checks.check(`${role.username} ${path}: accessible, readable and no wider than the screen, light and dark, wide and narrow`, () =>
      expectAllLooks(browser, cookies, role.username, path),
    );
  }
}

async function expectMenu(browser, cookies, { home }) {
  const page = await browser.open('/', { cookies });
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
  await page.context().close();
}

async function expectAllLooks(browser, cookies, username, path) {
  const page = await browser.open(path, { cookies });
  const name = `${username}${path.replaceAll(/[^a-z]+/g, '-')}`.replace(/-$/, '');
  await settle(page);
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    await drawn(page);
    await browser.shoot(page, `${name}-${look.name}`);
    await expectNoSideScroll(page);
    await browser.expectAccessible(page);
  }
  // The audit log names what was done by words that look like keys.
  if (path !== '/quan-tri/nhat-ky') expectEqual((await page.locator('main').innerText()).match(RAW_KEYS), null, 'raw keys on the page');
  await page.setViewportSize(NARROWEST);
  await drawn(page);
  await expectNoSideScroll(page);
  await page.context().close();
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
