import { Api } from './api.mjs';
import { expectNoSideScroll, NARROWEST } from './browser.mjs';
import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';

/** What whoever has no session yet must reach: signing in, by an identity provider too, a new password, and the first account. */
const BEFORE_SIGN_IN =
  /^(GET|POST) \/api\/v1\/(session|session\/(ways|oidc(\/(callback|code|end))?|reset|reset-letter)|setup|setup\/offer)$/;

/** Signs in through the form, after a refusal; later pages of the browser are signed in. */
export async function checkSignIn({ checks, browser, demo }) {
  const page = await browser.open('/?ky=bc-2026-06', { isSignedIn: false });
  await page.waitForURL((url) => url.pathname === '/dang-nhap');
  await browser.shoot(page, 'sign-in');
  await checks.check('sign-in page: no accessibility violation', () => browser.expectAccessible(page));
  await checks.check('sign-in page: says that the data are simulated', async () =>
    expectIncludes(await page.getByRole('banner').innerText(), 'Sơn La (dữ liệu giả lập)', 'header'),
  );
  await checks.check('so does every answer of the API, also a refusal', async () => {
    const answer = await new Api(demo.address).call('/api/v1/periods');
    expectEqual([answer.status, answer.headers.get('x-simulated-data')], [401, 'true']);
  });
  await checks.check('a wrong password is refused in words', () => expectRefusal(browser, page, demo));
  await checks.check('the right one opens the page that was asked for', async () => {
    await fill(page, demo.username, demo.password);
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('ky') === 'bc-2026-06');
  });
  browser.cookies = await page.context().cookies();
  await checks.check('the session cookie is out of reach of scripts and other sites', () => {
    expectEqual(
      browser.cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, isStrict: sameSite !== 'None' })),
      [{ httpOnly: true, isStrict: true }],
    );
  });
  await page.context().close();
  await checkSignInLooks({ checks, browser });
}

async function checkSignInLooks({ checks, browser }) {
  await checks.check('sign-in page, dark, English, 320 px: no accessibility violation, no sideways scroll', async () => {
    const page = await browser.open('/dang-nhap', { viewport: NARROWEST, colorScheme: 'dark', language: 'en', isSignedIn: false });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await browser.shoot(page, 'sign-in-dark-en');
    await expectNoSideScroll(page);
    await browser.expectAccessible(page);
    await page.context().close();
  });
}

async function expectRefusal(browser, page, demo) {
  const faultsBefore = browser.faults.length;
  await fill(page, demo.username, 'khong-phai-mat-khau');
  await page.getByRole('alert').getByText('Tên đăng nhập hoặc mật khẩu không đúng').waitFor();
  await browser.shoot(page, 'sign-in-refused');
  await browser.expectAccessible(page);
  expectEqual(browser.faults.slice(faultsBefore), [], 'faults beside the refusal');
}

async function fill(page, username, password) {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** No route of the API answers without a session; after signing out the old one is worth nothing. */
export async function checkClosedDoors({ checks, browser, api, demo }) {
  const stranger = new Api(demo.address);
  const operations = await api.operations();
  await checks.check('the API documents its routes', () => expectTrue(operations.length >= 7, `only ${operations.length} operations`));
  for (const { method, path } of operations) {
    if (BEFORE_SIGN_IN.test(`${method} ${path}`)) continue;
    await checks.check(`without a session: ${method} ${path} answers 401`, async () => {
      const answer = await stranger.call(path, method);
      await answer.body?.cancel();
      expectEqual(answer.status, 401, 'status');
    });
  }
  await checks.check('what is typed outlives its session, and signing out asks before it is given up', () => expectKept(browser, demo));
  await checks.check('signing out leads to the sign-in page, and the old cookie opens nothing', () => expectSignedOut(browser, api));
}

async function expectSignedOut(browser, api) {
  const page = await browser.open('/');
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.waitForURL((url) => url.pathname === '/dang-nhap');
  expectEqual((await page.context().cookies()).length, 0, 'cookies left');
  expectEqual((await api.call('/api/v1/adoption')).status, 401, 'status with the old cookie');
  await page.context().close();
}

/** In a profile of its own, for the session of the others goes on. */
async function expectKept(browser, demo) {
  const context = await browser.openContext(await browser.signIn(demo.username, demo.password));
  const page = await browser.openIn(context, '/van-ban');
  await page.locator('input[name=paper]').fill('12');
  await endAndSignInAgain(browser, page, demo.password);
  expectEqual(await page.locator('input[name=paper]').inputValue(), '12', 'what was typed');
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByRole('button', { name: 'Rời trang' }).click();
  await page.waitForURL((url) => url.pathname === '/dang-nhap');
  await context.close();
}

async function endAndSignInAgain(browser, page, password) {
  const faultsBefore = browser.faults.length;
  await page.context().clearCookies();
  // The page may have learnt of it by itself by now; then the dialogue covers the button.
  await page
    .locator('form', { has: page.locator('input[name=paper]') })
    .getByRole('button')
    .dispatchEvent('click');
  await page.getByRole('heading', { name: 'Phiên đã kết thúc' }).waitFor();
  await browser.shoot(page, 'session-ended');
  await browser.expectAccessible(page);
  await page.locator('dialog input[name=password]').fill(password);
  await page.locator('dialog').getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const faults = browser.faults.splice(faultsBefore);
  expectEqual(
    faults.filter((fault) => !fault.includes('401')),
    [],
    'faults beside the refusals',
  );
}
