import { expectEqual, expectIncludes } from './checks.mjs';
import { peopleText, rateText } from './expected-text.mjs';
import { checkLooksOf, LOOKS } from './looks.mjs';

const DEFINITIONS = ['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'];

/** The page of one agency and that of the definitions, against the API. */
export async function checkAgency({ checks, browser, api }) {
  const looks = (name) => LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
  const isShown = (page) => page.locator('main table').last().waitFor();
  await checks.check('agency: reached from the league, and Back leads there again', async () => {
    const page = await browser.open('/?ky=bc-2026-06');
    await page.getByRole('link', { name: 'Sở Y tế' }).first().click();
    await page.waitForURL('**/co-quan/syt?ky=bc-2026-06');
    await page.goBack();
    await page.waitForURL('**/?ky=bc-2026-06');
    await page.context().close();
  });
  await checks.check('agency: people and rate of every definition are those of the API', async () => {
    const reply = await api.read('/api/v1/adoption/agencies/syt');
    const all = await api.read('/api/v1/adoption/sensitivity');
    expectEqual(
      reply.sensitivity,
      all.agencies.find(({ code }) => code === 'syt'),
      'the agency among all',
    );
    const page = await browser.open('/co-quan/syt');
    await isShown(page);
    const text = await page.locator('main').innerText();
    for (const figure of reply.sensitivity.figures) {
      expectIncludes(text, peopleText('vi', figure), figure.definition);
      if (figure.numerator !== null) expectIncludes(text, rateText('vi', figure, null), figure.definition);
    }
    expectIncludes(text, 'Nguồn chỉ có số theo ngày', 'why DU-4 says nothing');
    await page.context().close();
  });
  await checks.check('agency: one that lost its log has no rate, but bounds', async () => {
    const page = await browser.open('/co-quan/snnmt');
    await isShown(page);
    expectEqual(await page.locator('h1').innerText(), 'Sở Nông nghiệp và Môi trường: Chưa đủ dữ liệu', 'title');
    await page.context().close();
  });
  await checks.check('definitions: every agency under every definition is what the API answers', async () => {
    const reply = await api.read('/api/v1/adoption/sensitivity');
    const page = await browser.open('/dinh-nghia');
    await isShown(page);
    const rows = await page
      .locator('main table tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td strong')].map(({ innerText }) => innerText)));
    const rates = (figures) => figures.filter(({ value }) => value !== null).map((figure) => rateText('vi', figure, null));
    expectEqual(
      rows.slice(1),
      reply.agencies.map(({ figures }) => rates(figures)),
      'rates',
    );
    for (const id of DEFINITIONS) await page.locator(`#${id.replace('@', '-')}`).waitFor();
    await page.context().close();
  });
  await checkLooksOf({ checks, browser }, '/co-quan/snv', looks('agency'), isShown);
  await checkLooksOf({ checks, browser }, '/dinh-nghia', looks('definitions'), isShown);
}
