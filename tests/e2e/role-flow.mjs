import { expectEqual } from './checks.mjs';
import { plain } from './browser.mjs';

/**
 * The picture of mail by role group, its table and the API say the same.
 * @param {string} page address of the page, with what makes it draw the picture
 * @param {string} table the same for the table
 * @param {string} source address of the answer
 */
export async function expectRoleFlow({ browser, api }, { page: address, table, source }) {
  const { inside, outside, withheld, groups } = await api.read(source);
  expectEqual(withheld, null, 'withheld');
  const picture = await browser.open(address);
  // A ribbon that runs level has no height, and so counts as hidden.
  await picture.locator('g[data-count]').first().waitFor({ state: 'attached' });
  const ribbons = await picture
    .locator('g[data-count]')
    .evaluateAll((all) => all.map(({ dataset }) => [dataset.tone, Number(dataset.count)]));
  const fromGroups = groups.flatMap((group) => [
    ...inside.filter(({ from, copies }) => from === group && copies !== null).map(({ direction, copies }) => [direction, copies]),
    ['others', outside.filter(({ from }) => from === group).reduce((sum, { copies }) => sum + (copies ?? 0), 0)],
  ]);
  expectEqual(
    ribbons,
    fromGroups.filter(([, count]) => count > 0).toSorted(([, one], [, other]) => other - one),
    'ribbons',
  );
  await picture.context().close();
  const page = await browser.open(table);
  await page.locator('main tr[data-pair]').first().waitFor();
  const rows = await page
    .locator('main tr[data-pair]')
    .evaluateAll((all) =>
      all.map((row) => [row.dataset.pair, ...[...row.querySelectorAll('td')].slice(1).map(({ innerText }) => innerText)]),
    );
  const shown = (copies) => (copies === null ? '<10' : copies.toLocaleString('vi-VN'));
  expectEqual(
    rows.map((row) => row.map(plain)),
    inside.map(({ from, to, copies }, at) => [`${from}-${to}`, shown(copies), shown(outside[at].copies)]),
    'table',
  );
  await page.context().close();
}

/** Of an agency with groups of few people the page says so, and shows nothing. */
export async function expectNoRoleFlow({ browser, api }, code) {
  const { inside, withheld } = await api.read(`/api/v1/adoption/agencies/${code}/flow`);
  expectEqual([inside, withheld], [null, 'few-people'], 'answer');
  const page = await browser.open(`/co-quan/${code}?tab=luong`);
  await page.locator('[data-empty="withheld"]').waitFor();
  expectEqual(await page.locator('g[data-count]').count(), 0, 'ribbons');
  await page.context().close();
}
