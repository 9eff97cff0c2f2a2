import { expectNoSideScroll, NARROWEST, plain } from './browser.mjs';
import { expectEqual, expectIncludes } from './checks.mjs';
import { peopleText, rateText, wordsOf } from './expected-text.mjs';
import { waitForFigures } from './overview.mjs';

/** The address holds every choice: stepping, Back, links, bad values. */
export async function checkNavigation({ checks, browser, api }) {
  const page = await browser.open('/');
  await waitForFigures(page);
  const { defaultPeriodId } = await api.read('/api/v1/periods');
  const earlier = (await api.adoption()).comparedWith.id;
  await checks.check('the left arrow key shows the period before, with its own figures', async () => {
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL((url) => url.searchParams.get('ky') === earlier);
    await expectPeriod(page, await api.adoption(`?ky=${earlier}`));
  });
  await checks.check('Back returns to the period shown first', async () => {
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('ky'));
    await expectPeriod(page, await api.adoption(`?ky=${defaultPeriodId}`));
  });
  await checks.check('the arrow keys stay with a control that uses them itself', () => expectArrowsOwned(page));
  await page.context().close();
  await checks.check('an address restores the whole screen', () => expectRestored(browser, api, earlier));
  await checks.check('a bad value in the address falls back, leaves it and is announced', () => expectBadValue(browser));
  await checks.check('choices of look last: language and dark colours after a reload', () => expectPreferences(browser));
  await checks.check('the opened menus: no accessibility violation', () => expectMenusAccessible(browser));
  await checks.check('Ctrl-K finds an agency without marks, and opens it under the same period', () => expectSearch(browser, earlier));
  await checks.check('meeting mode: a finding a page, turned by the arrow keys', () => expectMeeting(browser, api));
  await checks.check('first steps: all done in the demo', () => expectFirstSteps(browser));
  await checks.check('an unknown address says so', () => expectNotFound(browser));
  await checkNarrowest({ checks, browser });
}

async function checkNarrowest({ checks, browser }) {
  await checks.check('320 px: the help is in the account menu, and gives the focus back', async () => {
    const page = await browser.open('/', { viewport: NARROWEST });
    await waitForFigures(page);
    const account = page.getByRole('button', { name: /^Tài khoản/ });
    await account.click();
    await page.getByRole('menuitem', { name: 'Trợ giúp và phím tắt' }).click();
    const help = page.getByRole('dialog', { name: 'Trợ giúp và phím tắt' });
    await help.waitFor();
    await browser.expectAccessible(page);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    expectEqual(await account.evaluate((button) => button === document.activeElement), true, 'focus on the account');
    await page.context().close();
  });
  for (const path of ['/', '/nap']) {
    for (const language of ['vi', 'en']) {
      await checks.check(`320 px, ${language}, ${path}: no sideways scroll`, async () => {
        const page = await browser.open(path, { viewport: NARROWEST, language });
        if (path === '/') await waitForFigures(page);
        else await page.locator('[data-segment]').first().waitFor();
        await expectNoSideScroll(page);
        if (language === 'vi') await browser.shoot(page, `narrow${path === '/' ? '-overview' : '-ingest'}`);
        await page.context().close();
      });
    }
  }
}

/** Waits until the province's card shows this reply. */
async function expectPeriod(page, { period, province, target }) {
  const card = page.getByRole('region', { name: wordsOf('vi').province, exact: true });
  await card
    .getByText(rateText('vi', province, target), { exact: true })
    .first()
    .waitFor();
  expectIncludes(plain(await card.innerText()), peopleText('vi', province), 'card of the province');
  expectEqual(await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).inputValue(), period.id, 'chosen period');
}

async function expectArrowsOwned(page) {
  await page.getByRole('combobox', { name: 'Chỉ số' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL((url) => url.searchParams.get('dn') === 'du-1@1');
  expectEqual(new URL(page.url()).searchParams.get('ky'), null, 'period in the address');
}

async function expectRestored(browser, api, periodId) {
  const page = await browser.open(`/?ky=${periodId}&dn=du-1%401&xep=ten&xem=bang`);
  await waitForFigures(page);
  const reply = await api.adoption(`?ky=${periodId}&dn=du-1@1`);
  expectEqual(await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).inputValue(), periodId, 'chosen period');
  expectEqual(await page.getByRole('combobox', { name: 'Chỉ số' }).inputValue(), 'du-1@1', 'definition chosen');
  expectEqual(await page.getByRole('columnheader', { name: 'Cơ quan' }).getAttribute('aria-sort'), 'ascending', 'order of the agencies');
  const rows = page.getByRole('region', { name: 'Bảng xu hướng' }).locator('tbody tr');
  expectEqual(await rows.count(), reply.trend.length, 'rows of the trend');
  const [first] = reply.agencies.map(({ name }) => name).toSorted(new Intl.Collator('vi').compare);
  expectEqual(plain(await page.locator('#co-quan tbody th').first().innerText()), first, 'first agency by name');
  await browser.shoot(page, 'overview-restored');
  await page.context().close();
}

async function expectBadValue(browser) {
  const page = await browser.open('/?ky=thang-bay&dn=du-9');
  await waitForFigures(page);
  await page.waitForURL((url) => url.search === '');
  await page.getByRole('status').getByText('Địa chỉ có lựa chọn không hợp lệ').waitFor({ state: 'attached' });
  // Paper has reporting months only.
  await page.goto(new URL('/van-ban?ky=dl-2026-07', page.url()).href);
  await page.waitForURL((url) => url.pathname === '/van-ban' && url.search === '');
  await page.getByRole('status').getByText('Văn bản giấy chỉ có kỳ báo cáo').waitFor({ state: 'attached' });
  await page.context().close();
}

async function expectPreferences(browser) {
  const page = await browser.open('/');
  await waitForFigures(page);
  await page.getByRole('button', { name: 'Giao diện' }).click();
  await page.getByRole('menuitemradio', { name: 'Tối' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Overview' }).waitFor();
  await page.reload();
  await waitForFigures(page);
  expectEqual(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark', 'scheme after a reload');
  expectEqual(await page.locator('html').getAttribute('lang'), 'en', 'language after a reload');
  await page.context().close();
}

async function expectMenusAccessible(browser) {
  const page = await browser.open('/');
  await waitForFigures(page);
  for (const name of ['Giao diện', 'Tài khoản']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('menu').waitFor();
    await browser.shoot(page, name === 'Giao diện' ? 'menu-scheme' : 'menu-account');
    await browser.expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  }
  await page.locator('#co-quan').getByRole('button', { name: 'Cách tính' }).click();
  await browser.shoot(page, 'method-open');
  await browser.expectAccessible(page);
  await page.context().close();
}

async function expectSearch(browser, periodId) {
  const page = await browser.open(`/?ky=${periodId}`);
  await waitForFigures(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Trang, cơ quan, cán bộ' });
  await field.waitFor();
  await browser.expectAccessible(page);
  await field.fill('muong bam');
  await page.getByRole('option', { name: /Xã Mường Bám/ }).waitFor();
  await browser.shoot(page, 'search');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/co-quan/') && url.searchParams.get('ky') === periodId);
  await page.locator('h1').getByText('Xã Mường Bám').waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('dang');
  await page
    .getByRole('option', { name: /Đặng.*Cán bộ/ })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname === '/danh-ba' && url.searchParams.has('nguoi'));
  await page.getByRole('dialog').getByText('Đặng').first().waitFor();
  await page.goBack();
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Trợ giúp và phím tắt' }).waitFor();
  await browser.shoot(page, 'help');
  await browser.expectAccessible(page);
  await page.context().close();
}

async function expectMeeting(browser, api) {
  const { province, target } = await api.adoption();
  const page = await browser.open('/trinh-chieu');
  await page.locator('[data-slide="province"]').waitFor();
  expectIncludes(plain(await page.locator('main').innerText()), rateText('vi', province, target), 'first page');
  for (const kind of ['farthest', 'trend', 'paper', 'missing', 'to-do']) {
    await page.keyboard.press('ArrowRight');
    await page.locator(`[data-slide="${kind}"]`).waitFor();
    if (kind === 'trend') await page.locator('[data-slide="trend"] .recharts-line-curve').first().waitFor({ state: 'attached' });
    await browser.shoot(page, `meeting-${kind}`);
    await browser.expectAccessible(page);
    await expectNoSideScroll(page);
  }
  expectEqual(new URL(page.url()).searchParams.get('trang'), '6', 'page in the address');
  await page.goBack();
  await page.locator('[data-slide="missing"]').waitFor();
  await page.context().close();
  const phone = await browser.open('/trinh-chieu?trang=2', { viewport: NARROWEST, colorScheme: 'dark', language: 'en' });
  await phone.locator('[data-slide="farthest"]').waitFor();
  await expectNoSideScroll(phone);
  await browser.expectAccessible(phone);
  await browser.shoot(phone, 'meeting-narrow-dark-en');
  await phone.context().close();
}

async function expectFirstSteps(browser) {
  const page = await browser.open('/bat-dau');
  await page.getByRole('heading', { level: 1, name: /^Đã có số liệu/ }).waitFor();
  await page.locator('[data-done="true"]').nth(3).waitFor();
  await browser.shoot(page, 'first-steps');
  await browser.expectAccessible(page);
  await page.context().close();
}

async function expectNotFound(browser) {
  const page = await browser.open('/khong-co');
  await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
  await browser.shoot(page, 'not-found');
  await browser.expectAccessible(page);
  await page.context().close();
}
