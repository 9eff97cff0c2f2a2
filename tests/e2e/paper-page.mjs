import { plain } from './browser.mjs';
import { expectEqual, expectTrue } from './checks.mjs';
import { numbersOf } from './expected-text.mjs';

/** The page of paper: its charts and their tables against the API, and what is typed against a change of the period. */
export async function checkPaper({ checks, browser, api }) {
  const course = await api.read('/api/v1/paper/course');
  await checks.check('paper: the index has a point for every month that can be compared, and the table says the same', () =>
    expectIndex(browser, course),
  );
  await checks.check('paper: a column for every month, its parts the forms of the API', () => expectForms(browser, course));
  await checks.check('paper: the agency farthest from the target stands first, in rows and table', () => expectOrder(browser, api));
  await checks.check('paper: another period asks before it takes what is typed, another tab keeps it', () => expectGuard(browser));
  await checks.check('paper: the lists of the baseline show their words whole, on a desk and on a phone', () => expectRoom(browser));
  await checks.check('a page that does not come without a network keeps header and menu, and comes once there is one', () =>
    expectOffline(browser),
  );
}

async function expectIndex(browser, { months }) {
  const page = await browser.open('/van-ban');
  const dots = page.locator('.recharts-line-dot');
  await dots.first().waitFor();
  // The baseline stands in the line as well: it is the 100 that the others are measured by.
  const known = months.filter(({ registers }) => registers.shown !== null || registers.reason === 'is-baseline');
  expectTrue(known.length > 1, 'fewer than two months can be compared');
  expectEqual(await dots.count(), known.length, 'points of the index');
  await page.goto(`${page.url()}?dang=bang`);
  const rows = page.getByRole('region', { name: /^Bảng chỉ số văn bản giấy/ }).locator('tbody tr');
  await rows.first().waitFor();
  const shown = await rows.evaluateAll((all) => all.map((row) => row.children[6].innerText));
  const { percent } = numbersOf('vi');
  const expected = months.map(({ registers: { shown: its, reason } }) => {
    if (reason === 'is-baseline') return '100';
    return its === null ? '—' : percent(1 - its.percent / 100, its.digits).replace('%', '');
  });
  expectEqual(shown.map(plain), expected, 'index by months');
  await page.context().close();
}

async function expectForms(browser, { months }) {
  const page = await browser.open('/van-ban?cot=bang');
  const rows = page.getByRole('region', { name: /^Bảng văn bản theo hình thức/ }).locator('tbody tr');
  await rows.first().waitFor();
  const { count } = numbersOf('vi');
  const shown = await rows.evaluateAll((all) => all.map((row) => [1, 2, 3].map((at) => row.children[at].innerText)));
  const expected = months.map(({ counts }) =>
    counts === null ? ['—', '—', '—'] : [counts.paper, counts.both, counts.electronic].map((each) => count(each)),
  );
  expectEqual(shown, expected, 'forms by months');
  await page.getByRole('button', { name: /^Xem biểu đồ: Chỉ ký số/ }).click();
  await page.locator('[data-column]').first().waitFor();
  expectEqual(await page.locator('[data-column]').count(), months.length, 'columns');
  await page.context().close();
}

async function expectOrder(browser, api) {
  const { units } = await api.read('/api/v1/paper');
  const page = await browser.open('/van-ban');
  const rows = page.locator('ol > li[data-agency]');
  await rows.first().waitFor();
  const shown = await rows.evaluateAll((all) => all.map((row) => row.dataset.agency));
  const gaps = shown.map((code) => {
    const unit = units.find((each) => each.code === code);
    return unit.target.threshold - unit.registers.reduction.headline;
  });
  expectEqual(shown.length, units.length, 'agencies');
  expectEqual(
    gaps,
    gaps.toSorted((a, b) => b - a),
    'gaps in their order',
  );
  await page.getByRole('button', { name: /^Xem bảng: Xa chỉ tiêu nhất/ }).click();
  const table = page.getByRole('region', { name: /^Bảng văn bản theo cơ quan/ }).locator('tbody tr');
  await table.first().waitFor();
  expectEqual(await table.evaluateAll((all) => all.map((row) => row.dataset.agency)), shown, 'rows of the table');
  await page.context().close();
}

async function expectGuard(browser) {
  const page = await browser.open('/van-ban');
  const field = page.getByRole('textbox', { name: 'Giấy', exact: true });
  await field.fill('15');
  await page.getByRole('tab', { name: 'Nạp tệp' }).click();
  await page.getByRole('tab', { name: 'Sổ văn bản' }).click();
  await page.getByRole('button', { name: 'Kỳ trước', exact: true }).click();
  await page.getByRole('button', { name: 'Ở lại' }).click();
  expectEqual([await field.inputValue(), new URL(page.url()).search], ['15', ''], 'what is typed, and the address');
  await page.getByRole('button', { name: 'Kỳ trước', exact: true }).click();
  await page.getByRole('button', { name: 'Rời trang' }).click();
  await page.waitForURL((url) => url.searchParams.has('ky'));
  await page.context().close();
}

async function expectRoom(browser) {
  for (const width of [1280, 390]) {
    const page = await browser.open('/van-ban?nhap=ky-goc', { viewport: { width, height: 844 } });
    await page.getByRole('combobox', { name: 'Từ tháng' }).waitFor();
    const cut = await page.locator('form select').evaluateAll((all) =>
      all.flatMap((list) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(list);
        const room = list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = font;
        const isHidden = list.offsetParent === null;
        return isHidden ? [] : [...list.options].map(({ text }) => text).filter((text) => pen.measureText(text).width > room);
      }),
    );
    expectEqual(cut, [], `choices that are cut at ${width}`);
    await page.context().close();
  }
}

async function expectOffline(browser) {
  const page = await browser.open('/van-ban');
  await page.locator('main [data-agency]').first().waitFor();
  // What fails from now on fails on purpose.
  browser.forgiven.add(page);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Lịch', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Chưa mở được trang này' }).waitFor();
  expectTrue(await page.getByRole('navigation').first().isVisible(), 'the menu is gone');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByRole('heading', { level: 1, name: /ngày làm việc/ }).waitFor();
  await page.context().close();
}
