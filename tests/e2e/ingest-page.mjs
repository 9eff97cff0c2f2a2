import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectNoSideScroll, PHONE, plain } from './browser.mjs';
import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';

const sample = (form) => fileURLToPath(new URL(`../fixtures/samples/logs/${form}/mail.log.gz`, import.meta.url));
const ORIGIN = 'thu-chay-thu';
const READ_MS = 60_000;
const PICTURE_HEIGHT = 1350;

const FILE_FIELD = 'input[aria-label="Chọn tệp nhật ký"]';
const FOLDER_FIELD = 'input[aria-label="Chọn thư mục nhật ký"]';

/** Logs in by file field and by drop after a trial of their first lines, progress by server-sent events, the ledger that balances, and a file that is known already. */
export async function checkIngest({ checks, browser, api }) {
  const page = await browser.open('/nap');
  const polls = watchPolls(page);
  await page.getByText('cập nhật trực tiếp').waitFor();
  await page.getByRole('button', { name: /^Hiện tất cả/ }).click();
  await checks.check('without the name of an origin a file is refused in words', () => expectOriginAsked(page));
  await nameOrigin(page, ORIGIN);
  await page.getByRole('textbox', { name: 'Năm của nhật ký' }).fill('2026');
  const before = await api.ingest();
  await checks.check('a log by the file field: read to its end, seen by server-sent events alone', async () => {
    const pollCountBefore = polls.count;
    await page.locator(FILE_FIELD).setInputFiles(sample('E-rfc3164'));
    await expectTrial(page, browser, api, before);
    await expectRead(page, api, before.segments.length + 1);
    expectEqual(polls.count - pollCountBefore, 0, 'polls of the ledger');
  });
  await checks.check('another one dropped onto the page: read to its end', async () => {
    await dropFile(page, sample('E-iso8601'));
    await page.getByRole('button', { name: 'Nạp mail.log.gz', exact: true }).click();
    await expectRead(page, api, before.segments.length + 2);
  });
  await browser.shoot(page, 'ingest');
  await checks.check('the ledger balances: no line is unaccounted for', () => expectBalance(page, api));
  await checks.check('the same file again: already known, and nothing new', () => expectKnown(page, api));
  await checks.check('ingest page: no accessibility violation', () => browser.expectAccessible(page));
  await checks.check('all days and periods are rolled up', () => page.getByText('Đã tổng hợp xong').waitFor({ timeout: READ_MS }));
  await browser.shoot(page, 'ingest-done');
  await browser.shoot(page, 'ingest-top', PICTURE_HEIGHT);
  await checks.check('a folder: every log in it is tried, what is no log is said and nothing of it is kept', () =>
    expectFolder(page, browser, api),
  );
  await checks.check('a batch is undone after asking, and its figures go with it', () => expectUndone(page, browser, api));
  await page.context().close();
  await checkIngestLooks({ checks, browser });
}

async function checkIngestLooks({ checks, browser }) {
  const looks = [
    { name: 'ingest-dark', options: { colorScheme: 'dark' } },
    { name: 'ingest-mobile', options: { viewport: PHONE } },
    { name: 'ingest-mobile-dark-en', options: { viewport: PHONE, colorScheme: 'dark', language: 'en' } },
  ];
  for (const { name, options } of looks) {
    await checks.check(`${name}: no accessibility violation, no sideways scroll`, async () => {
      const page = await browser.open('/nap', options);
      await page.locator('[data-segment]').first().waitFor();
      await browser.shoot(page, name);
      await expectNoSideScroll(page);
      await browser.expectAccessible(page);
      await page.context().close();
    });
  }
}

function watchPolls(page) {
  const polls = { count: 0 };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/ingest') polls.count += 1;
  });
  return polls;
}

async function nameOrigin(page, name) {
  const field = page.getByRole('combobox', { name: 'Nguồn nhật ký' });
  await field.fill(name);
  // The list of known origins would lie over the drop zone.
  await field.press('Escape');
}

async function expectOriginAsked(page) {
  await nameOrigin(page, '');
  await page.locator(FILE_FIELD).setInputFiles(sample('E-rfc3164'));
  await page.getByText('Không đoán được nguồn từ tên tệp: nhập tên nguồn').waitFor();
  expectEqual(await page.locator('[data-phase]').count(), 0, 'uploads');
  await page.getByRole('button', { name: 'Bỏ các tệp này' }).click();
}

/** Waits until the newest of `count` segments stands in the ledger of the page as read, then asks the API for the same. */
async function expectRead(page, api, count) {
  const newest = page.locator('[data-segment]').first();
  await page.waitForFunction((wanted) => document.querySelectorAll('[data-segment]').length === wanted, count, { timeout: READ_MS });
  const id = await newest.getAttribute('data-segment');
  await page.locator(`[data-segment="${id}"][data-state="folded"]`).waitFor({ timeout: READ_MS });
  const { segments } = await api.ingest();
  const segment = segments.find((candidate) => candidate.id === id);
  expectEqual({ state: segment.state, bytesDone: segment.bytesDone }, { state: 'folded', bytesDone: segment.bytesTotal }, `segment ${id}`);
  expectTrue(segment.parsed > 0 && segment.facts > 0, `segment ${id} holds no facts`);
}

/** A real drop: the browser itself is told that a file from outside is let go over the drop zone. */
async function dropFile(page, path) {
  const box = await page.locator(FILE_FIELD).boundingBox();
  const session = await page.context().newCDPSession(page);
  const event = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, ...event });
  await session.detach();
}

async function expectBalance(page, api) {
  const { segments } = await api.ingest();
  const differences = segments.map(({ lines, parsed, ignored, rejected, oversize }) => lines - parsed - ignored - rejected - oversize);
  expectEqual(new Set(differences), new Set([0]), 'differences of the API');
  const shown = page.locator('[data-difference]');
  expectEqual(await shown.count(), segments.length, 'balances shown');
  for (const line of await shown.allInnerTexts()) expectIncludes(plain(line), 'lệch 0', 'balance');
  expectEqual(await page.locator('[data-difference]:not([data-difference="0"])').count(), 0, 'balances that are off');
}

async function expectKnown(page, api) {
  const countsOf = ({ segments }) => segments.map(({ id, facts, fresh }) => ({ id, facts, fresh }));
  const before = countsOf(await api.ingest());
  await page.getByLabel('Nạp ngay, không đọc thử').check();
  await page.locator(FILE_FIELD).setInputFiles(sample('E-rfc3164'));
  await page.locator('[data-phase="done"]').getByText('Tệp đã có từ trước, không tính lại').waitFor();
  expectEqual(countsOf(await api.ingest()), before, 'segments and their facts');
  expectEqual(await page.locator('[data-segment]').count(), before.length, 'segments shown');
}

/** The first lines are told in words before anything is stored; the word to go on starts the sending. */
async function expectTrial(page, browser, api, before) {
  const row = page.locator('[data-phase="tried"]');
  await row.waitFor();
  const text = plain(await row.innerText());
  for (const part of ['syslog (Postfix, Dovecot) .gz', 'Thử 1.000 dòng: nhận', 'đăng nhập']) expectIncludes(text, part, 'trial');
  expectEqual((await api.ingest()).segments.length, before.segments.length, 'segments while the file is only tried');
  await browser.shoot(page, 'ingest-trial');
  await browser.expectAccessible(page);
  await row.getByRole('button', { name: /^Nạp/ }).click();
}

async function expectFolder(page, browser, api) {
  const before = await api.ingest();
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-folder-'));
  try {
    await mkdir(join(folder, 'cu'));
    await writeFile(join(folder, 'cu', 'ghi-chep.txt'), 'không phải nhật ký\n'.repeat(40));
    await writeFile(join(folder, 'trong.log'), '');
    await writeFile(join(folder, '.an.log'), 'x');
    await page.getByLabel('Nạp ngay, không đọc thử').uncheck();
    await page.locator(FOLDER_FIELD).setInputFiles(folder);
    const row = page.locator('[data-phase="tried"]');
    await row.getByText('Không nhận ra khuôn dạng nhật ký').waitFor();
    expectIncludes(plain(await row.innerText()), '/cu/ghi-chep.txt', 'name of the file');
    expectEqual(await page.getByText('Đã bỏ 2 tệp trống hoặc ẩn.').count(), 1, 'remark on files left out');
    await browser.shoot(page, 'ingest-folder', PICTURE_HEIGHT);
    await browser.expectAccessible(page);
    await row.getByRole('button', { name: /^Bỏ/ }).click();
    expectEqual(await row.count(), 0, 'files tried after leaving it out');
    expectEqual((await api.ingest()).segments.length, before.segments.length, 'segments');
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function expectUndone(page, browser, api) {
  const newest = page.locator('[data-segment]').first();
  const id = await newest.getAttribute('data-segment');
  const button = newest.getByRole('button', { name: /^Rút lại lần nạp này/ });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  if (browser.takesPictures) await browser.shootView(page, 'undo-dialog');
  await browser.expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expectEqual(await button.evaluate((element) => element === document.activeElement), true, 'focus back on the button');
  await button.click();
  await dialog.getByRole('button', { name: 'Rút lại' }).click();
  await page.locator(`[data-segment="${id}"][data-state="undone"]`).waitFor({ timeout: READ_MS });
  const { segments } = await api.ingest();
  expectEqual(segments.find((segment) => segment.id === id).state, 'undone', 'state of the segment');
}
