import { readFile } from 'node:fs/promises';
import { NARROWEST, PHONE, plain } from './browser.mjs';
import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';
import { numbersOf, peopleText, rateText } from './expected-text.mjs';
import { checkLooksOf } from './looks.mjs';

const QUALITY = '/chat-luong';
const LEDGER = '/chat-luong/doi-soat';
const MAP = '[data-origin] svg';
const STATE_WORDS = { holds: 'Đúng', noted: 'Đúng, có ghi chú', pending: 'Chưa xong', broken: 'Sai' };

/** The page of quality, and the ledger's promises, sums and files, against the API's, in every look. */
export async function checkReconciliation({ checks, browser, api }) {
  const quality = await browser.open(`${QUALITY}?ngay=91`);
  await waitForQuality(quality);
  await checks.check('quality: coverage and log-ins of every agency are those of the API', () => expectAgencies(quality, api));
  await checks.check('coverage: a cell for each day, unknown ones hatched, no 0 in the table twin', () => expectCoverage(quality, api));
  await checks.check('coverage as CSV: a day without logs has empty cells', () => expectCoverageCsv(quality));
  await checks.check('unknown addresses: the rows of the API, found by a search', () => expectUnmatched(quality, api));
  await checks.check('the range steps back by keyboard', () => expectStep(quality));
  await quality.context().close();
  const page = await browser.open(LEDGER);
  await waitForLedger(page);
  await checks.check('six invariants, each by word as the API says, none broken', () => expectInvariants(page, api));
  await checks.check('totals of every origin are those of the API', () => expectTotals(page, api));
  await checks.check('files page by page, filtered by origin and state in the address', () => expectPages(page, api));
  await page.context().close();
  await checkLedgerLooks({ checks, browser });
}

async function checkLedgerLooks({ checks, browser }) {
  const ledger = [
    { name: 'ledger-light', options: {} },
    { name: 'ledger-narrow-dark-en', options: { viewport: NARROWEST, colorScheme: 'dark', language: 'en' } },
  ];
  await checkLooksOf({ checks, browser }, LEDGER, ledger, waitForLedger);
  const quality = [
    { name: 'quality-light', options: {} },
    { name: 'quality-dark', options: { colorScheme: 'dark' } },
    { name: 'quality-table-en', path: `${QUALITY}?xem=bang`, options: { language: 'en' } },
    { name: 'quality-mobile', options: { viewport: PHONE } },
    { name: 'quality-narrow-dark-en', options: { viewport: NARROWEST, colorScheme: 'dark', language: 'en' } },
  ];
  await checkLooksOf({ checks, browser }, QUALITY, quality, waitForQuality);
}

async function waitForLedger(page) {
  await page.locator('[data-invariant]').first().waitFor();
  await page.locator('[data-segment]').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-busy]') === null);
}

async function waitForQuality(page) {
  await page.locator('#co-quan [data-agency]').first().waitFor();
  await page.locator(`${MAP}, [role=region] table tbody tr`).first().waitFor();
  await page.locator('#tu-choi').waitFor();
  await page.waitForFunction(() => document.querySelector('[data-busy]') === null);
}

/** "mọi đăng nhập 96,4 % → DU-2 55,4 %", and coverage in minutes. */
async function expectAgencies(page, api) {
  const { agencies, target } = await api.adoption();
  const numbers = numbersOf('vi');
  for (const { code, figure, boxes } of agencies) {
    const text = plain(await page.locator(`#co-quan [data-agency="${code}"]`).innerText());
    if (figure.coverage !== null) expectIncludes(text, numbers.coverage(figure.coverage), `coverage of ${code}`);
    if (figure.value !== null) expectIncludes(text, `${rateText('vi', figure, target)} ${peopleText('vi', figure)}`, `rate of ${code}`);
    if (boxes.loggedIn !== null && figure.value !== null)
      expectIncludes(text, numbers.percent(boxes.loggedIn / figure.denominator), `log-ins of ${code}`);
  }
  const title = plain(await page.locator('#co-quan h2').innerText());
  expectEqual(title, 'Sở Xây dựng: mọi đăng nhập 96,4% → DU-2 55,4% (28 hộp thư chỉ có máy đọc)', 'finding');
}

async function expectInvariants(page, api) {
  const { invariants } = await api.read('/api/v1/ingest/reconciliation');
  const shown = await page
    .locator('[data-invariant]')
    .evaluateAll((rows) =>
      rows.map((row) => ({ id: row.dataset.invariant, state: row.dataset.state, word: row.firstElementChild.innerText })),
    );
  expectEqual(
    shown.map(({ id, state, word }) => ({ id, state, word: plain(word) })),
    invariants.map(({ id, state }) => ({ id, state, word: STATE_WORDS[state] })),
    'invariants',
  );
  expectEqual(invariants.length, 6, 'invariants of the API');
  expectEqual(invariants.filter(({ state }) => state === 'broken').length, 0, 'broken invariants');
}

async function expectTotals(page, api) {
  const { origins } = await api.read('/api/v1/ingest/reconciliation');
  const { count } = numbersOf('vi');
  for (const origin of origins) {
    const cells = await page.locator(`tr[data-origin="${origin.origin}"] td`).allInnerTexts();
    const names = ['segments', 'lines', 'parsed', 'ignored', 'rejected', 'oversize', 'fresh', 'duplicate'];
    expectEqual(
      cells.slice(0, names.length).map(plain),
      names.map((name) => count(origin[name])),
      `totals of ${origin.origin}`,
    );
  }
}

/** The coverage that the page shows: from its first to its last cell. */
async function readCoverage(page, api) {
  const days = await page
    .locator(MAP)
    .first()
    .locator('g[data-day]')
    .evaluateAll((cells) => cells.map((cell) => cell.dataset.day));
  return api.read(`/api/v1/ingest/coverage?from=${days[0]}&to=${days.at(-1)}`);
}

async function expectCoverage(page, api) {
  const { days, origins } = await readCoverage(page, api);
  expectEqual(days.length, 91, 'days');
  const unknown = origins.flatMap((origin) => origin.days).filter((day) => day === null).length;
  expectTrue(unknown > 0, 'the demo has no day without logs');
  expectEqual(await page.locator(`${MAP} g[data-day]`).count(), days.length * origins.length, 'cells');
  expectEqual(await page.locator(`${MAP} g[data-step="unknown"] path`).count(), unknown, 'hatched cells');
  await page.getByRole('button', { name: 'Xem bảng' }).click();
  const table = page.getByRole('region', { name: 'Bảng độ phủ' });
  await table.waitFor();
  const cells = (await table.locator('tbody td').allInnerTexts()).map(plain);
  expectEqual(cells.length, days.length * origins.length, 'cells of the table');
  expectEqual(cells.filter((text) => text === '— không có nhật ký').length, unknown, 'unknown cells of the table');
  expectEqual(cells.filter((text) => text.startsWith('0')).length, 0, 'cells that say 0');
}

async function expectCoverageCsv(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Tải CSV: Thiếu nhật ký|^Tải CSV: Đủ/ }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const gap = text.split('\r\n').find((line) => line.includes('no-data'));
  expectTrue(gap?.endsWith('no-data,,,,,,,Sơn La (dữ liệu giả lập)'), `line of a day without logs: ${gap}`);
}

async function expectUnmatched(page, api) {
  const [first, ...rows] = await page.getByRole('region', { name: 'Bảng độ phủ' }).locator('tbody th').allInnerTexts();
  const iso = (day) => plain(day).slice(0, 10).split('/').toReversed().join('-');
  const { addresses, addressCount } = await api.read(`/api/v1/ingest/unmatched?from=${iso(first)}&to=${iso(rows.at(-1))}`);
  if (addresses.length === 0) {
    await page.getByRole('heading', { name: 'Mọi tài khoản trong nhật ký đều có trong danh bạ' }).waitFor();
    return;
  }
  const title = await page.getByRole('heading', { name: /địa chỉ lạ, nhiều nhất/ }).innerText();
  expectIncludes(plain(title), `${numbersOf('vi').count(addressCount)} địa chỉ lạ, nhiều nhất là ${addresses[0].address}`, 'title');
  await page.getByRole('searchbox', { name: 'Tìm địa chỉ hoặc nguồn' }).fill(addresses[0].address.toUpperCase());
  await page.getByRole('region', { name: 'Bảng địa chỉ lạ' }).locator(`[data-address="${addresses[0].address}"]`).first().waitFor();
}

async function expectPages(page, api) {
  const all = await api.read('/api/v1/ingest/segments?limit=200');
  const shown = page.locator('[data-segment]');
  const firstCount = await shown.count();
  expectTrue(firstCount < all.items.length, 'all files are on the first page');
  await page.getByRole('button', { name: 'Xem thêm tệp' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('[data-segment]').length > count, firstCount);
  const ids = await shown.evaluateAll((rows) => rows.map((row) => row.dataset.segment));
  expectEqual(
    ids,
    all.items.slice(0, ids.length).map(({ id }) => id),
    'order of the files',
  );
  await page.getByLabel('Nguồn', { exact: true }).selectOption('thu-chay-thu');
  await page.waitForURL((url) => url.searchParams.get('nguon') === 'thu-chay-thu');
  // The list answers only once the page stands at the new address; a choice made before would start from the old one.
  await page.waitForFunction(() => document.querySelectorAll('[data-segment]').length === 2);
  await page.getByLabel('Tình trạng').selectOption('undone');
  await page.waitForURL((url) => url.searchParams.get('nguon') === 'thu-chay-thu' && url.searchParams.get('tt') === 'undone');
  await page.waitForFunction(() => document.querySelectorAll('[data-segment]:not([data-state="undone"])').length === 0);
  expectEqual(await shown.count(), 1, 'files undone');
}

async function expectStep(page) {
  const before = await page.getByRole('region', { name: 'Bảng độ phủ' }).locator('tbody th').first().innerText();
  await page.getByRole('button', { name: 'Khoảng trước' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.has('den'));
  await page.waitForFunction((day) => document.querySelector('[aria-label^="Bảng độ phủ"] tbody th')?.innerText !== day, before);
}
