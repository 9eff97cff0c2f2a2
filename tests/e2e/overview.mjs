import { readFile } from 'node:fs/promises';
import { expectNoSideScroll, PHONE, plain } from './browser.mjs';
import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';
import { sideBySide } from './side-by-side.mjs';
import { cellText, changeText, momentText, monthText, numbersOf, peopleText, rateText, statusText, wordsOf } from './expected-text.mjs';

const LEAGUE = '#co-quan';
/** The trend's chart or its table: what comes last on the page, since the chart's code is fetched by itself. */
const TREND_CONTENT = `${LEAGUE} ~ * .recharts-line, ${LEAGUE} ~ * table`;
/** As much of the long phone page as a README bears. */
const PHONE_PICTURE_HEIGHT = 1500;

/** The overview's figures against the API's, in both languages, in the table and in the cards. */
export async function checkFigures({ checks, browser, api }) {
  const reply = await api.adoption();
  const page = await browser.open('/');
  await waitForFigures(page);
  const { check } = bound(checks);
  await check('province: value, n/N, interval, people short, change', () => expectProvince(page, reply));
  await check('messages sent and received', () => expectVolume(page, reply));
  await check('agencies at target: n of the measured, and every verdict counted', () => expectVerdicts(page, reply));
  await check('header: how far the figures reach, in the time of the province', () => expectFreshness(page, reply));
  await check('league: every agency with name, n/N, rate, interval, change, verdict, in the order of the API', () =>
    expectLeague(page, reply, 'vi'),
  );
  await check('an agency without sufficient logs: words and a reason, no zero', () => expectUnknown(page, reply));
  await check('the league as CSV holds the same figures', () => expectLeagueCsv(page, reply));
  await check('trend as chart: a point for every period with figures, and the line of the target', () => expectTrendChart(page, reply));
  await check('trend as table: every period of the API', () => expectTrendTable(page, reply));
  await check('trend as table: what the path of the target asks of each period', () => expectTrendPath(page, reply));
  await page.context().close();
  await checkOtherLooks({ checks, browser }, reply);
}

async function checkOtherLooks({ checks, browser }, reply) {
  const english = await browser.open('/', { language: 'en' });
  await waitForFigures(english);
  await checks.check('English: every agency with the same figures', () => expectLeague(english, reply, 'en'));
  await checks.check('English: the document says so and no raw key is shown', () => expectEnglish(english));
  await english.context().close();
  const phone = await browser.open('/', { viewport: PHONE });
  await waitForFigures(phone);
  await phone
    .locator(LEAGUE)
    .getByRole('button', { name: /^Hiện tất cả/ })
    .click();
  await checks.check('390 px: a card for every agency with the same figures', () => expectCards(phone, reply));
  await phone.context().close();
}

/** Pictures, accessibility and width of the overview in every look. */
export async function checkLooks({ checks, browser }) {
  const looks = [
    { name: 'overview-light', options: {} },
    { name: 'overview-dark', options: { colorScheme: 'dark' } },
    { name: 'overview-en', options: { language: 'en' } },
    { name: 'overview-en-dark', options: { language: 'en', colorScheme: 'dark' } },
    { name: 'overview-mobile', options: { viewport: PHONE } },
    { name: 'overview-mobile-dark', options: { viewport: PHONE, colorScheme: 'dark' } },
    { name: 'overview-mobile-en', options: { viewport: PHONE, language: 'en' } },
    { name: 'overview-trend-table', path: '/?xem=bang', options: {} },
    { name: 'overview-du-1', path: '/?dn=du-1%401', options: {} },
  ];
  await sideBySide(looks, async ({ name, path = '/', options }) => {
    const page = await browser.open(path, options);
    await waitForFigures(page);
    await browser.shoot(page, name);
    if (options.viewport === PHONE) await browser.shoot(page, `${name}-top`, PHONE_PICTURE_HEIGHT);
    await checks.check(`${name}: no accessibility violation, no sideways scroll`, async () => {
      await expectNoSideScroll(page);
      await browser.expectAccessible(page);
    });
    await checks.check(`${name}: colours follow the device`, () => expectScheme(page, options.colorScheme ?? 'light'));
    await page.context().close();
  });
}

export async function waitForFigures(page) {
  await page.locator(`${LEAGUE} [data-agency]`).first().waitFor();
  await page.locator(TREND_CONTENT).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-busy]') === null);
  await page.evaluate(() => document.fonts.ready);
}

function bound(checks) {
  return { check: checks.check.bind(checks) };
}

const regionText = async (page, name) => plain(await page.getByRole('region', { name, exact: true }).innerText());

async function expectProvince(page, { province, provinceChange, target }) {
  const numbers = numbersOf('vi');
  const words = wordsOf('vi');
  const text = await regionText(page, words.province);
  const parts = [
    rateText('vi', province, target),
    `${peopleText('vi', province)} ${words.officials}`,
    numbers.interval(province.interval),
    words.verdicts[province.verdict],
    `cần thêm ${numbers.count(province.shortBy)} người`,
    `chỉ tiêu ${numbers.percent(target.threshold, 0)}`,
    `${changeText('vi', provinceChange)} ${words.points}`,
  ];
  for (const part of parts) expectIncludes(text, part, 'card of the province');
}

async function expectVolume(page, { volume, sentChange, receivedChange, agencies }) {
  const { count } = numbersOf('vi');
  const text = await regionText(page, wordsOf('vi').volume);
  for (const kind of ['sent', 'received']) {
    expectIncludes(text, count(volume[kind]), `messages ${kind}`);
    const { change: difference, agencies: compared } = kind === 'sent' ? sentChange : receivedChange;
    expectIncludes(text, `${difference > 0 ? '+' : '\u2212'}${count(Math.abs(difference))} so với`, `change of messages ${kind}`);
    if (compared < agencies.length) expectIncludes(text, `tính trên ${count(compared)} cơ quan đủ nhật ký`, `agencies of ${kind} compared`);
  }
}

async function expectVerdicts(page, { verdicts, agencies }) {
  const words = wordsOf('vi');
  const text = await regionText(page, words.agencies);
  expectIncludes(text, `${verdicts.met}/${verdicts.met + verdicts.near + verdicts['not-met']}`, 'agencies at target');
  for (const [verdict, count] of Object.entries(verdicts)) {
    expectEqual(agencies.filter(({ figure }) => figure.verdict === verdict).length, count, `agencies “${verdict}”`);
    if (count > 0) expectIncludes(text, `${words.verdicts[verdict]} ${count}`, 'list of verdicts');
  }
}

async function expectFreshness(page, { asOf, agencies, verdicts }) {
  const text = plain(await page.getByRole('banner').innerText());
  expectIncludes(text, `Số liệu đến ${momentText(asOf)}`, 'header');
  expectIncludes(text, `${agencies.length - verdicts['insufficient-data']}/${agencies.length} cơ quan đủ`, 'header');
  expectIncludes(text, 'Sơn La (dữ liệu giả lập)', 'header');
}

/** Cells of the league as a reader sees them: what is there for the ear only is left out. */
async function readLeague(page) {
  const rows = await page.locator(`${LEAGUE} tbody tr[data-agency]`).evaluateAll((elements) =>
    elements.map((row) => {
      const [people, rate, bar, change, , status] = [...row.querySelectorAll('td')];
      const seen = change.querySelector('[aria-hidden]') ?? change;
      return {
        code: row.dataset.agency,
        name: row.querySelector('th').innerText,
        ...{ people: people.innerText, rate: rate.innerText, interval: bar.innerText },
        ...{ change: seen.innerText, status: status.innerText },
      };
    }),
  );
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, text]) => [key, plain(text)])));
}

async function expectLeague(page, { agencies, target }, language) {
  const expected = agencies.map(({ code, name, figure, standing, change, boxes }) => ({
    ...{ code, name, people: peopleText(language, figure), rate: rateText(language, figure, target) },
    ...{ change: changeText(language, change), status: statusText(language, figure, standing, boxes.machineOnly ?? 0) },
    // The reason of an unknown figure has a check of its own.
    interval: figure.interval === null ? undefined : numbersOf(language).interval(figure.interval),
  }));
  const shown = (await readLeague(page)).map((row, index) =>
    expected[index]?.interval === undefined ? { ...row, interval: undefined } : row,
  );
  expectTrue(expected.length > 0, 'the API has no agencies');
  expectEqual(shown, expected, `league in ${language}`);
}

async function expectUnknown(page, { agencies }) {
  const unknown = agencies.filter(({ figure }) => figure.value === null);
  expectTrue(unknown.length > 0, 'the demo has no agency without sufficient logs');
  const shown = await readLeague(page);
  for (const { code, figure } of unknown) {
    const row = shown.find((candidate) => candidate.code === code);
    expectEqual(row.rate, '—', `rate of ${code}`);
    const numbers = numbersOf('vi');
    const { coveredMinutes, expectedMinutes } = figure.coverageMinutes;
    const minutes = `${numbers.count(coveredMinutes)}/${numbers.count(expectedMinutes)}`;
    const reason = wordsOf('vi').missing(numbers.coverage(figure.coverage), minutes, numbers.interval(figure.bounds));
    expectEqual(row.interval, reason, `reason of ${code}`);
    const text = plain(await page.locator(`${LEAGUE} tr[data-agency="${code}"]`).innerText());
    expectTrue(!/(?<![\d.,])0(?:,0+)?(?![\d.,])/.test(text), `row of ${code} holds a zero: ${text}`);
  }
}

async function expectLeagueCsv(page, { agencies, period }) {
  const download = page.waitForEvent('download');
  await page.locator(LEAGUE).getByRole('button', { name: 'Tải CSV' }).click();
  const file = await download;
  expectIncludes(file.suggestedFilename(), period.id, 'name of the file');
  const [header, ...lines] = (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trim().split('\r\n');
  const column = (name) => header.split(',').indexOf(name);
  const rows = lines.map(readCells);
  const cells = rows.map((row) => [
    row[column('agency_code')],
    row[column('numerator')],
    row[column('denominator')],
    row[column('status')],
  ]);
  const expected = agencies.map(({ code, figure }) => [code, cellText(figure), String(figure.denominator), figure.verdict]);
  expectEqual(cells, expected, 'CSV of the league');
  const ofBoard = rows.find((row) => row[column('agency_code')] === 'bqlkcn');
  const hidden = ['interval_lower_percent', 'interval_upper_percent', 'change_points'].map((name) => ofBoard[column(name)]);
  expectEqual([ofBoard[column('numerator')], ...hidden], ['≥9', '', '', ''], 'Ban Quản lý in the file');
  expectTrue(!(await page.locator(LEAGUE).innerText()).includes('59,6'), 'the interval of 9 of 10 is on the page');
  expectEqual([...new Set(rows.map((row) => row[column('data_note')]))], ['Sơn La (dữ liệu giả lập)'], 'note of every row');
}

/** Cells of a line of CSV; names of agencies hold commas. */
function readCells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plainCell]) => quoted?.replaceAll('""', '"') ?? plainCell,
  );
}

async function expectTrendChart(page, { trend, target }) {
  const chart = page.locator(`${LEAGUE} ~ * .recharts-surface`).first();
  expectEqual(await chart.locator('.recharts-line-dot').count(), trend.filter(({ value }) => value !== null).length, 'points of the chart');
  const label = `Chỉ tiêu ${numbersOf('vi').percent(target.threshold, 0)}`;
  expectEqual(await chart.getByText(label).count(), 1, 'line of the target');
}

/** What the path asks of each period, beside the rate; a dash where it asks nothing. */
async function expectTrendPath(page, { trend }) {
  expectTrue(
    trend.some(({ due }) => due !== null),
    'the API has no path',
  );
  const shown = await page
    .getByRole('region', { name: 'Bảng xu hướng' })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.lastElementChild.innerText));
  const expected = trend.map(({ due }) => (due === null ? '—' : `lộ trình ${Math.round(due * 1000) / 10}%`.replace('.', ',')));
  expectEqual(
    shown.map((text) => text.split(':')[0]),
    expected,
    'path of the target by periods',
  );
}

async function expectTrendTable(page, { trend, target }) {
  await page.getByRole('button', { name: 'Xem bảng' }).first().click();
  const table = page.getByRole('region', { name: 'Bảng xu hướng' }).getByRole('table');
  await table.waitFor();
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.cells].slice(0, 3).map((cell) => cell.innerText)));
  const expected = trend.map((point) => [monthText(point.periodId), peopleText('vi', point), rateText('vi', point, target)]);
  expectTrue(expected.length > 1, 'the API has no trend');
  expectEqual(
    shown.map((cells) => cells.map(plain)),
    expected,
    'table of the trend',
  );
}

async function expectEnglish(page) {
  expectEqual(await page.locator('html').getAttribute('lang'), 'en', 'language of the document');
  const text = plain(await page.locator('body').innerText());
  const rawKeys = text.match(/\b(?:app|league|kpi|trend|verdict|finding|period|freshness|common|quality|footer)\.[a-z][A-Za-z.-]+/g);
  expectEqual(rawKeys, null, 'raw keys on the page');
  expectTrue(!text.includes('{{'), 'a placeholder was not filled');
}

async function expectCards(page, { agencies, target }) {
  const cards = await page
    .locator(`${LEAGUE} li[data-agency]`)
    .evaluateAll((elements) => elements.map((card) => ({ name: card.querySelector('h3').innerText, text: card.innerText })));
  expectEqual(
    cards.map(({ name }) => plain(name)),
    agencies.map(({ name }) => name),
    'names of the cards',
  );
  for (const [index, { figure }] of agencies.entries()) {
    const text = plain(cards[index].text);
    const silence = figure.numerator === null ? 'thiếu nhật ký' : 'không nêu rõ hơn';
    const interval = figure.interval === null ? silence : numbersOf('vi').interval(figure.interval);
    for (const part of [peopleText('vi', figure), rateText('vi', figure, target), interval, statusText('vi', figure)]) {
      expectIncludes(text, part, `card of ${agencies[index].name}`);
    }
  }
}

async function expectScheme(page, scheme) {
  expectEqual(await page.locator('html').getAttribute('data-mantine-color-scheme'), scheme, 'scheme of the document');
  const lightness = await page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  expectTrue(scheme === 'dark' ? lightness < 80 : lightness > 200, `the background is ${lightness} of 255 in the ${scheme} scheme`);
}
