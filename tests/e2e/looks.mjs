import { expectNoSideScroll, NARROWEST, PHONE } from './browser.mjs';
import { expectEqual } from './checks.mjs';

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

export async function checkPages(tools) {
  for (const { name, path } of PAGES) {
    const looks = LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
    await checkLooksOf(tools, path, looks, (page) => page.locator('main table').first().waitFor());
  }
}

/** Opens a page in every look, takes its picture and looks for what no page may have. */
export async function checkLooksOf({ checks, browser }, path, looks, isShown) {
  for (const look of looks) {
    await checks.check(`${look.name}: no accessibility violation, no sideways scroll, no raw key`, async () => {
      const page = await browser.open(look.path ?? path, look.options);
      await isShown(page);
      await page.waitForFunction(() => document.querySelector('main [data-busy]') === null);
      await browser.shoot(page, look.name);
      await expectNoSideScroll(page);
      await browser.expectAccessible(page);
      const text = await page.locator('main').innerText();
      const rawKeys =
        /\{\{|\b(?:ledger|coverage|unmatched|ingest|reason|paper|calendar|targets|standing|finding|period|directory|agency|definitions|freezes|explanations)\.(?!csv\b)[a-z]\w+/g;
      expectEqual(text.match(rawKeys), null, 'raw keys on the page');
      await page.context().close();
    });
  }
}
