import { expectEqual, expectIncludes } from './checks.mjs';
import { checkLooksOf, LOOKS } from './looks.mjs';

/** The pages of frozen figures, of a printed code and of explanations. */
export async function checkReports(tools) {
  const { checks, browser, api } = tools;
  const named = (name) => LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
  const withTable = (page) => page.locator('main table').first().waitFor();
  const { periods } = await api.read('/api/v1/freezes');
  const [original, amendment] = periods.find(({ versions }) => versions.length > 1).versions;
  await checkLooksOf(tools, '/chot-so-lieu', named('freezes'), withTable);
  await checkLooksOf(tools, `/xac-minh/${amendment.code}`, named('verify'), withTable);
  await checkLooksOf(tools, '/giai-trinh', named('explanations'), (page) => page.locator('[data-explanation]').first().waitFor());
  await checks.check('a code typed off paper leads to the frozen figures, and says that an amendment took their place', async () => {
    const page = await browser.open('/xac-minh');
    await page.getByLabel('Mã xác minh').fill(original.code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Xem số liệu' }).click();
    await page.locator('main table').waitFor();
    const text = await page.locator('main').innerText();
    for (const part of ['Mã này là thật', '801/1.443', amendment.code, 'Nội dung khớp với mã']) expectIncludes(text, part, 'page');
    await page.context().close();
  });
  await checks.check('an attached file comes as a download', async () => {
    const page = await browser.open('/giai-trinh');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Biên bản/ }).click()]);
    expectEqual(download.suggestedFilename(), 'Biên bản sự cố máy chủ thư.pdf', 'name');
    await page.context().close();
  });
}
