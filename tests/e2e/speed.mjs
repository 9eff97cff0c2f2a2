import { gzipSync } from 'node:zlib';
import { expectTrue } from './checks.mjs';
import { waitForFigures } from './overview.mjs';

const KB = 1000;
/** design/UX.md section 8: gzipped kB before anything is shown, and of the whole way to a page. */
const BUDGET = { initial: 330, route: 480, css: 45 };
/** Paths of the API that are asked until the figures are painted: who is signed in, which periods, the figures. */
const MOST_CALLS = 3;
/** What the figures stand in: there from the frame on that draws them. */
const FIGURES = '#co-quan [data-agency]';
const MOST_SHIFT = 0.05;
const LCP_MS = 2000;
const INP_MS = 200;

/**
 * What a visit costs: bytes and calls, which are the same on every machine, and shifts of the layout. Times are printed, and fail only where
 * NHIPTHU_STRICT_TIMES is set: they are those of the machine too.
 */
export async function checkSpeed({ checks, browser }) {
  await checks.check('the first script and style stay within their budget', () => expectBudget(browser));
  for (const { path, isShown } of PAGES) {
    await checks.check(`${path}: nothing moves after it is painted`, () => expectStill(browser, path, isShown));
  }
  await checks.check('clicks and keys are answered at once', () => expectAnswered(browser));
  await checks.check('overview: at most three calls before its figures are painted, nothing moves afterwards', () => expectPaint(browser));
}

/** Pages that hold the most, and what is there once they are drawn. */
const PAGES = [
  { path: '/', isShown: '#co-quan [data-agency]' },
  { path: '/co-quan?xem=luoi', isShown: '#so-sanh [data-agency]' },
  { path: '/co-quan/syt', isShown: 'main [data-trace], main table' },
  { path: '/van-ban', isShown: 'main [data-agency]' },
  { path: '/danh-ba', isShown: '[data-official]' },
  { path: '/chat-luong', isShown: 'main [data-agency]' },
];

async function expectStill(browser, path, isShown) {
  const page = await browser.open('/khong-co');
  await page.addInitScript(watchPaint);
  await page.goto(browser.address + path);
  await page.locator(isShown).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main [data-busy]') === null);
  const { lcp, cls, shifts } = await page.evaluate(() => globalThis.paintRecord);
  console.log(`        LCP ${lcp.toFixed(0)} ms, CLS ${cls.toFixed(3)}`);
  expectTrue(cls <= MOST_SHIFT, `layout shift ${cls}: ${JSON.stringify(shifts)}`);
  if (process.env.NHIPTHU_STRICT_TIMES) expectTrue(lcp <= LCP_MS, `largest paint after ${lcp} ms`);
  await page.context().close();
}

/** Real clicks and keys, each until the frame that answers it, as the browser itself measures them (the parts of INP). */
async function expectAnswered(browser) {
  const page = await browser.open('/khong-co');
  await page.addInitScript(() => {
    globalThis.eventRecord = [];
    new PerformanceObserver((list) => {
      for (const { name, duration, interactionId } of list.getEntries())
        if (interactionId > 0) globalThis.eventRecord.push({ name, duration });
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await page.goto(`${browser.address}/`);
  await waitForFigures(page);
  await page.locator('#co-quan thead button').first().click();
  await page.locator('#co-quan').getByRole('button', { name: 'Cách tính' }).click();
  await page.getByRole('button', { name: 'Giao diện' }).click();
  // Keys are the menu's from its opening until it is closed.
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL((url) => url.searchParams.has('ky'));
  await page.goto(`${browser.address}/co-quan`);
  await page.locator('#so-sanh [data-agency]').first().waitFor();
  for (const view of ['Lưới', 'Ma trận', 'Bảng']) await page.getByRole('radiogroup').getByText(view, { exact: true }).click();
  const slowest = (await page.evaluate(() => globalThis.eventRecord)).toSorted((a, b) => b.duration - a.duration)[0];
  console.log(`        slowest: ${slowest === undefined ? 'none over 16 ms' : `${slowest.name} ${slowest.duration} ms`}`);
  if (process.env.NHIPTHU_STRICT_TIMES) expectTrue((slowest?.duration ?? 0) <= INP_MS, `${slowest?.name} took ${slowest?.duration} ms`);
  await page.context().close();
}

async function expectBudget(browser) {
  const html = await (await fetch(browser.address)).text();
  const addresses = [...html.matchAll(/(?:src|href)="(\/(?:assets|color-scheme)[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  const sizes = await Promise.all(addresses.map(async (address) => ({ address, size: await packedSize(browser.address + address) })));
  const total = (ending) => sizes.filter(({ address }) => address.endsWith(ending)).reduce((sum, { size }) => sum + size, 0);
  const [script, style] = [total('.js'), total('.css')];
  console.log(`        script ${(script / KB).toFixed(0)} kB, style ${(style / KB).toFixed(0)} kB, gzipped`);
  expectTrue(script > 50 * KB && script <= BUDGET.initial * KB, `initial script is ${script} bytes`);
  expectTrue(style <= BUDGET.css * KB, `initial style is ${style} bytes`);
}

async function packedSize(address) {
  return gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).byteLength;
}

async function expectPaint(browser) {
  const page = await browser.open('/dinh-nghia');
  const scripts = new Map();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.set(response.url(), response);
  });
  await page.addInitScript(watchPaint);
  await page.addInitScript(watchFigures, FIGURES);
  await page.goto(`${browser.address}/`);
  await waitForFigures(page);
  const early = await page.evaluate(callsBeforeFigures);
  const paint = await page.evaluate(() => globalThis.paintRecord);
  const interaction = await page.evaluate(measureInteraction);
  const route = [...scripts.keys()].filter((address) => !address.includes('trend-line'));
  const size = (await Promise.all(route.map(packedSize))).reduce((sum, each) => sum + each, 0);
  console.log(
    `        LCP ${paint.lcp.toFixed(0)} ms, CLS ${paint.cls.toFixed(3)}, interaction ${interaction.toFixed(0)} ms, ${early.length} calls, ${(size / KB).toFixed(0)} kB of script without charts`,
  );
  expectTrue(early.length > 0 && new Set(early).size <= MOST_CALLS, `calls before the figures are painted: ${early.join(', ')}`);
  expectTrue(paint.cls <= MOST_SHIFT, `layout shift ${paint.cls}: ${JSON.stringify(paint.shifts)}`);
  expectTrue(size <= BUDGET.route * KB, `scripts of the overview: ${size} bytes`);
  if (process.env.NHIPTHU_STRICT_TIMES) {
    expectTrue(paint.lcp <= LCP_MS, `largest paint after ${paint.lcp} ms`);
    expectTrue(interaction <= INP_MS, `interaction ${interaction} ms`);
  }
  await page.context().close();
}

/** Runs in the page, before its own scripts. */
function watchPaint() {
  const record = { startedAt: performance.timeOrigin, lcp: 0, cls: 0, shifts: [] };
  globalThis.paintRecord = record;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) record.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      record.cls += entry.value;
      record.shifts.push({ value: entry.value, nodes: entry.sources.map(({ node }) => node?.className ?? node?.nodeName) });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page, before its own scripts: notes when the frame that draws the figures is over, on the clock of the page. */
function watchFigures(figures) {
  new MutationObserver((_, observer) => {
    if (document.querySelector(figures) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      globalThis.figuresAt = performance.now();
    });
  }).observe(document, { childList: true, subtree: true });
}

/** Runs in the page: the paths asked until then, by the page's own record. The stream of news is no question: nothing waits for it. */
function callsBeforeFigures() {
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime <= globalThis.figuresAt)
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/api/v1/') && !path.endsWith('/events'));
}

/** Runs in the page: from a click on the head of a column to the next frame that shows the rows in their new order, ms. */
async function measureInteraction() {
  const head = [...document.querySelectorAll('#co-quan thead button')][0];
  const before = performance.now();
  head.click();
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
  return performance.now() - before;
}
