import { expectEqual, expectTrue } from './checks.mjs';
import { peopleText } from './expected-text.mjs';

const WHAT_IF = '/api/v1/targets/what-if?threshold=0.6&supersedes=1';

/** The page of targets: what is tried equals what the API answers, and what is typed is not lost by a wrong click. */
export async function checkTargets({ checks, browser, api }) {
  await checks.check('targets: who would pass 60 % is what the API answers', async () => {
    const reply = await api.read(WHAT_IF);
    const page = await browser.open('/chi-tieu?muc=60');
    const rows = page.locator('main table tbody tr');
    await rows.first().waitFor();
    const shown = await rows.evaluateAll((all) => all.map((row) => [row.querySelector('th').innerText, row.dataset.change]));
    const changed = reply.agencies.filter(({ change }) => change !== 'same');
    expectTrue(changed.length > 0, 'nobody changes sides');
    expectEqual(
      shown,
      changed.map(({ name, change }) => [name, change]),
      'who changes sides',
    );
    const text = await page.locator('main').innerText();
    for (const count of [`${reply.metNow}/${reply.measuredNow}`, `${reply.metTried}/${reply.measuredTried}`]) {
      expectTrue(text.includes(count), `${count} is not on the page`);
    }
    for (const { tried } of changed) expectTrue(text.includes(peopleText('vi', tried)), `${tried.numerator} is not on the page`);
    await page.context().close();
  });
  await checks.check('targets: whose paper would pass 30 % is what the API answers', async () => {
    const reply = await api.read('/api/v1/paper/what-if?threshold=0.3&supersedes=2');
    const page = await browser.open('/chi-tieu?chi-so=giay&muc=30', { language: 'en' });
    const rows = page.locator('main table tbody tr');
    await rows.first().waitFor();
    const shown = await rows.evaluateAll((all) => all.map((row) => [row.querySelector('th').innerText, row.dataset.change]));
    const changed = reply.agencies.filter(({ change }) => change !== 'same');
    expectTrue(changed.length > 0, 'nobody changes sides');
    expectEqual(
      shown,
      changed.map(({ name, change }) => [name, change]),
      'who changes sides',
    );
    const text = await page.locator('main').innerText();
    expectTrue(
      text.includes(`${reply.metNow} of ${reply.measuredNow} → ${reply.metTried} of ${reply.measuredTried}`),
      'counts are not on the page',
    );
    expectTrue(text.includes('Simulated data') && !text.includes('Dữ liệu giả lập'), 'the reason of a target is not in English');
    await page.context().close();
  });
  await checks.check('targets: leaving a form that was begun asks first, and staying loses nothing', async () => {
    const page = await browser.open('/chi-tieu');
    await page
      .getByRole('button', { name: /^Thay thế: / })
      .first()
      .click();
    await page.getByLabel('Lý do').fill('Điều chỉnh');
    await page.getByRole('link', { name: 'Lịch' }).click();
    await page.locator('dialog button').first().click();
    expectEqual(await page.getByLabel('Lý do').inputValue(), 'Điều chỉnh', 'what was typed');
    await page.getByRole('link', { name: 'Lịch' }).click();
    await page.locator('dialog button').last().click();
    await page.waitForURL('**/lich*');
    await page.context().close();
  });
}
