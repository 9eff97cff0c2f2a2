import { readFile } from 'node:fs/promises';
import { expectEqual } from './checks.mjs';
import { waitForFigures } from './overview.mjs';

const LOG = new URL('../fixtures/samples/logs/E-rfc5424/mail.log.gz', import.meta.url);
const PERIOD = 'bc-2026-03';
const LANDED_MS = 60_000;

/** The open overview follows a log that somebody else hands over, without a reload and without taking the focus. */
export async function checkLive({ checks, browser, api }) {
  await checks.check('the overview takes over figures that landed meanwhile, and says so', async () => {
    const page = await browser.open(`/?ky=${PERIOD}`);
    await waitForFigures(page);
    const before = (await api.adoption(`?ky=${PERIOD}`)).computedAt;
    const answer = await api.call('/api/v1/origins/thu-truc-tiep/segments?name=live.log.gz&year=2026', 'PUT', await readFile(LOG));
    await answer.body?.cancel();
    expectEqual(answer.status, 201, 'status of the upload');
    await page.locator('[data-updated]').waitFor({ timeout: LANDED_MS });
    await page.getByRole('status').getByText('Số liệu vừa được cập nhật').waitFor({ state: 'attached' });
    expectEqual((await api.adoption(`?ky=${PERIOD}`)).computedAt > before, true, 'figures are newer');
    expectEqual(await page.evaluate(() => document.activeElement === document.body), true, 'focus stays where it was');
    await browser.shoot(page, 'overview-updated', 500);
    await browser.expectAccessible(page);
    await page.context().close();
  });
}
