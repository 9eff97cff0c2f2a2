import { NARROWEST, PHONE, plain } from './browser.mjs';
import { expectEqual, expectIncludes } from './checks.mjs';
import { changeText, peopleText, rateText } from './expected-text.mjs';
import { checkLooksOf } from './looks.mjs';
import { expectRoleFlow } from './role-flow.mjs';

const AGENCY = '#so-sanh [data-agency]';

/** Agencies beside each other: league, courses, matrix, before and after, against the API. */
export async function checkComparison({ checks, browser, api }) {
  const reply = await api.adoption();
  await checks.check('comparison: a bloc and a size hold the agencies of the API, and the title is theirs', () =>
    expectBloc(browser, reply),
  );
  await checks.check('comparison: single agencies of the address, one more found without marks, in every view, and Back takes it off', () =>
    expectNamed(browser, reply),
  );
  await checks.check('comparison: a course for every agency, and its table twin has every point', () => expectCourses(browser, reply));
  await checks.check('comparison: the matrix is what the API answers under every definition', () => expectMatrix(browser, api, reply));
  await checks.check('comparison: before and after against the first period, without a line between masked counts', () =>
    expectBeforeAfter(browser, api),
  );
  await checks.check('comparison: flow by role group of the province in picture and table is that of the API', () =>
    expectRoleFlow(
      { browser, api },
      { page: '/co-quan?xem=luong', table: '/co-quan?xem=luong&dang=bang', source: '/api/v1/adoption/flow' },
    ),
  );
  const looks = [
    { name: 'comparison-light', options: {} },
    { name: 'comparison-courses-dark-en', path: '/co-quan?xem=luoi', options: { colorScheme: 'dark', language: 'en' } },
    { name: 'comparison-courses-mobile', path: '/co-quan?xem=luoi&khoi=commune', options: { viewport: PHONE } },
    { name: 'comparison-matrix-light', path: '/co-quan?xem=ma-tran', options: {} },
    { name: 'comparison-matrix-narrow-dark', path: '/co-quan?xem=ma-tran', options: { viewport: NARROWEST, colorScheme: 'dark' } },
    { name: 'comparison-slope-light', path: '/co-quan?xem=truoc-sau&ss=ky-goc', options: {} },
    { name: 'comparison-flow-light', path: '/co-quan?xem=luong', options: {} },
    {
      name: 'comparison-flow-mobile-dark-en',
      path: '/co-quan?xem=luong',
      options: { viewport: PHONE, colorScheme: 'dark', language: 'en' },
    },
    { name: 'comparison-slope-mobile-en', path: '/co-quan?xem=truoc-sau&ss=ky-goc', options: { viewport: PHONE, language: 'en' } },
  ];
  await checkLooksOf({ checks, browser }, '/co-quan', looks, (page) => page.locator('#so-sanh svg, #so-sanh td').first().waitFor());
}

const codesOf = (page) => page.locator(AGENCY).evaluateAll((rows) => rows.map((row) => row.dataset.agency));

async function expectBloc(browser, { agencies }) {
  const page = await browser.open('/co-quan');
  await page.locator(AGENCY).first().waitFor();
  await page.getByLabel('Khối').selectOption('department');
  await page.getByLabel('Quy mô').selectOption('30-60');
  await page.waitForURL((url) => url.searchParams.get('khoi') === 'department' && url.searchParams.get('qm') === '30-60');
  const wanted = agencies.filter(({ tier, figure }) => tier === 'department' && figure.denominator >= 30 && figure.denominator <= 60);
  await page.waitForFunction((count) => document.querySelectorAll('#so-sanh [data-agency]').length === count, wanted.length);
  expectEqual(
    await codesOf(page),
    wanted.map(({ code }) => code),
    'agencies shown',
  );
  const measured = wanted.filter(({ figure }) => figure.value !== null);
  expectIncludes(await page.locator('h1').innerText(), `${measured.length} cơ quan đủ dữ liệu`, 'title');
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('qm'));
  await page.context().close();
}

async function expectNamed(browser, { agencies }) {
  const page = await browser.open('/co-quan?cq=syt,zzz');
  const isNamed = (codes) => page.waitForURL((url) => url.searchParams.get('cq') === codes);
  // Between two views there is a moment without any.
  const expectShown = (codes) => {
    const wanted = agencies.map(({ code }) => code).filter((code) => codes.includes(code));
    return page.waitForFunction(
      (joined) => [...document.querySelectorAll('#so-sanh [data-agency]')].map((row) => row.dataset.agency).join() === joined,
      wanted.join(),
    );
  };
  // What no agency has as its code leaves the address.
  await isNamed('syt');
  await page.getByRole('status').getByText('Địa chỉ có lựa chọn không hợp lệ').waitFor({ state: 'attached' });
  await expectShown(['syt']);
  const field = page.getByRole('combobox', { name: 'Cơ quan' });
  await field.fill('muong bam');
  await page.getByRole('option', { name: 'Xã Mường Bám' }).waitFor();
  await browser.expectAccessible(page);
  await field.press('Enter');
  await isNamed('syt,xmb');
  await expectShown(['syt', 'xmb']);
  for (const [view, name] of [
    ['luoi', 'Lưới'],
    ['ma-tran', 'Ma trận'],
  ]) {
    await page.getByText(name, { exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('xem') === view && url.searchParams.get('cq') === 'syt,xmb');
    await expectShown(['syt', 'xmb']);
  }
  for (let step = 0; step < 3; step++) await page.goBack();
  await isNamed('syt');
  await page.getByRole('button', { name: 'Bỏ bộ lọc' }).click();
  await page.waitForURL((url) => !url.searchParams.has('cq'));
  await expectShown(agencies.map(({ code }) => code));
  await page.context().close();
}

async function expectCourses(browser, { agencies, target }) {
  const page = await browser.open('/co-quan?xem=luoi');
  await page.locator(`${AGENCY} svg`).first().waitFor();
  expectEqual(await page.locator(`${AGENCY} svg[role=img]`).count(), agencies.length, 'courses');
  await page.keyboard.press('b');
  await page.waitForURL((url) => url.searchParams.get('dang') === 'bang');
  await page.locator('#so-sanh table').waitFor();
  const longest = Math.max(...agencies.map(({ trend }) => trend.length));
  for (const { code, trend } of agencies) {
    const cells = (await page.locator(`#so-sanh tr[data-agency="${code}"] td`).allInnerTexts()).map((text) => plain(text).split(' ')[0]);
    const points = trend.map((point) => (point.denominator === 0 && point.value === null ? '—' : rateText('vi', point, target)));
    expectEqual(cells, [...Array.from({ length: longest - trend.length }, () => '—'), ...points], `points of ${code}`);
  }
  await page.context().close();
}

async function expectMatrix(browser, api, { agencies }) {
  const sensitivity = await api.read('/api/v1/adoption/sensitivity');
  const page = await browser.open('/co-quan?xem=ma-tran');
  await page.locator(`${AGENCY} td`).first().waitFor();
  expectEqual(
    await codesOf(page),
    agencies.map(({ code }) => code),
    'order of the agencies',
  );
  for (const { code, figures } of sensitivity.agencies) {
    const cells = (await page.locator(`#so-sanh tr[data-agency="${code}"] td`).allInnerTexts()).map(plain);
    figures.forEach((figure, at) => {
      expectIncludes(cells[at], rateText('vi', figure, sensitivity.targets[at]), `${code} ${figure.definition}`);
      if (figure.numerator !== null) expectIncludes(cells[at], peopleText('vi', figure), `${code} ${figure.definition}`);
    });
  }
  await page.context().close();
}

async function expectBeforeAfter(browser, api) {
  const { agencies, comparedWith, target } = await api.adoption('?ss=ky-goc');
  expectEqual(comparedWith.id, 'bc-2026-01', 'the first period');
  const page = await browser.open('/co-quan?xem=truoc-sau&ss=ky-goc');
  await page.locator('#so-sanh [data-row]').first().waitFor();
  const drawn = await page.locator('#so-sanh [data-row]').evaluateAll((rows) => rows.map((row) => row.dataset.row));
  const plainOnes = agencies.filter(({ change }) => change !== null).map(({ code }) => code);
  expectEqual(drawn.toSorted(), plainOnes.toSorted(), 'lines');
  expectEqual(drawn.includes('bqlkcn'), false, 'a line between masked counts');
  expectEqual(await page.locator('#so-sanh [data-row][data-labelled]').count(), 5, 'lines with a name');
  await page.getByRole('button', { name: /^Xem bảng/ }).click();
  await page.locator('#so-sanh table').waitFor();
  for (const { code, figure, before, change } of agencies) {
    const cells = (await page.locator(`#so-sanh tr[data-agency="${code}"] td`).allInnerTexts()).map(plain);
    const shown = (printed) => (printed === null ? '—' : `${rateText('vi', printed, target)} ${peopleText('vi', printed)}`);
    expectEqual(cells.slice(0, 2), [shown(before), shown(figure)], `rates of ${code}`);
    expectIncludes(cells[2], changeText('vi', change), `change of ${code}`);
  }
  await page.context().close();
}
