import { expectNoSideScroll, NARROWEST, PHONE } from './browser.mjs';
import { expectEqual } from './checks.mjs';
import { sideBySide } from './side-by-side.mjs';

/** Pages that nothing else opens yet, each in four looks. */
const PAGES = [
  { name: 'paper', path: '/van-ban' },
  { name: 'calendar', path: '/lich' },
  { name: 'targets', path: '/chi-tieu?muc=60' },
];
export const LOOKS = [
  { name: 'light', options: {} },
  { name: 'dark-en', options: { colorScheme: 'dark', language: 'en' } },
  { name: 'mobile', options: { viewport: PHONE } },
  { name: 'narrow-en', options: { viewport: NARROWEST, language: 'en' } },
];

/** Keys of words that no page may show instead of the words. */
export const RAW_KEYS =
  /\{\{|\b(?:access|account|app|audit|data-requests|legalBasis|named-views|notifications|operation|origins|own-data|schedules|session|ledger|coverage|unmatched|ingest|reason|paper|calendar|targets|standing|finding|period|directory|agency|definitions|freezes|guide|explanations|compare|quality|search|help|toDo|meeting|rhythm|roleFlow|trace|empty|reports|ownData|ownAccount|namedViews|dataRequests|accounts|kpi|league|trend|common)\.(?!(?:csv|log|md)\b)[a-z]\w+/g;

export async function checkPages(tools) {
  for (const { name, path } of PAGES) {
    const looks = LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
    await checkLooksOf(tools, path, looks, (page) => page.locator('main table, main [data-cards]').first().waitFor());
  }
}

/** Opens a page in every look, takes its picture and looks for what no page may have. */
export async function checkLooksOf({ checks, browser }, path, looks, isShown) {
  await sideBySide(looks, (look) =>
    checks.check(`${look.name}: no accessibility violation, no sideways scroll, no raw key`, async () => {
      const page = await browser.open(look.path ?? path, look.options);
      await isShown(page);
      await page.waitForFunction(() => document.querySelector('main [data-busy]') === null);
      await browser.shoot(page, look.name);
      await expectNoSideScroll(page);
      await browser.expectAccessible(page);
      const text = await page.locator('main').innerText();
      expectEqual(text.match(RAW_KEYS), null, 'raw keys on the page');
      await page.context().close();
    }),
  );
}
