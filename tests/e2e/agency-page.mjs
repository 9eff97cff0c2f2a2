import { expectEqual, expectIncludes } from './checks.mjs';
import { peopleText, rateText } from './expected-text.mjs';
import { plain } from './browser.mjs';
import { checkLooksOf, LOOKS } from './looks.mjs';
import { expectNoRoleFlow, expectRoleFlow } from './role-flow.mjs';

const TABS = ['nhip', 'giay', 'luong', 'chat-luong', 'giai-trinh'];
const DEFINITIONS = ['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'];

/** The page of one agency and that of the definitions, against the API. */
export async function checkAgency({ checks, browser, api }) {
  const looks = (name) => LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
  // A table is cards on a narrow screen.
  const isShown = (page) => page.locator('main table, main [data-cards]').last().waitFor();
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
  await checks.check('agency: one whose log has no time of day gives that as its only reason under DU-4', async () => {
    const page = await browser.open('/co-quan/syt?dn=du-4@1');
    await isShown(page);
    const text = await page.locator('main').innerText();
    expectIncludes(text, 'Nguồn chỉ có số theo ngày', 'reason');
    expectEqual(text.includes('Chưa đủ ngày làm việc'), false, 'another reason');
    await page.context().close();
  });
  await checks.check('agency: tabs open by keyboard, each under its own address, and Back leads to the one before', () =>
    expectTabs(browser),
  );
  await checks.check('agency: flows are those of the API, period by period, and the table has them all', () => expectFlows(browser, api));
  await checks.check('agency: flow by role group in picture and table is that of the API', () =>
    expectRoleFlow(
      { browser, api },
      {
        page: '/co-quan/snv?tab=luong',
        table: '/co-quan/snv?tab=luong&nhom=bang',
        source: '/api/v1/adoption/agencies/snv/flow',
      },
    ),
  );
  await checks.check('agency: of groups of few people no flow is told', () => expectNoRoleFlow({ browser, api }, 'bqlkcn'));
  await checks.check('agency: coverage of every period is that of the API', () => expectCoverage(browser, api));
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
  const isTabShown = (page) => page.locator('main h2, main [data-empty]').first().waitFor();
  for (const tab of TABS) {
    const named = looks(`agency-${tab}`).filter(({ name }) => !name.endsWith('narrow-en'));
    await checkLooksOf({ checks, browser }, `/co-quan/snv?tab=${tab}`, named, isTabShown);
  }
}

async function expectTabs(browser) {
  const page = await browser.open('/co-quan/snv?ky=bc-2026-06');
  const tabs = page.getByRole('navigation', { name: 'Các phần của trang cơ quan' });
  await tabs.getByRole('link', { name: 'Nhịp' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/co-quan/snv?ky=bc-2026-06&tab=nhip');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/co-quan/snv?ky=bc-2026-06&tab=luong');
  // The address changes at once, the page when the part of the program that draws it has come.
  await tabs.locator('[aria-current="page"]').filter({ hasText: 'Luồng' }).waitFor();
  await page.goBack();
  await page.waitForURL('**/co-quan/snv?ky=bc-2026-06&tab=nhip');
  await page.context().close();
}

async function expectFlows(browser, api) {
  const { periods, points } = await api.read('/api/v1/adoption/agencies/snv/course');
  const page = await browser.open('/co-quan/snv?tab=luong');
  await page.locator('main li[data-period]').first().waitFor();
  const bars = await page
    .locator('main li[data-period]')
    .evaluateAll((all) => all.map((row) => [row.dataset.period, row.querySelector('strong').innerText]));
  const known = points.map((point, at) => ({ point, id: periods[at].id })).filter(({ point }) => point.sent !== null);
  const shown = (count) => (count === null ? '—' : count.toLocaleString('vi-VN'));
  expectEqual(
    bars,
    known.map(({ id, point }) => [id, shown(point.sent)]),
    'bars',
  );
  await page.keyboard.press('b');
  await page.waitForURL((url) => url.searchParams.get('dang') === 'bang');
  await page.locator('main tr[data-period]').first().waitFor();
  for (const { id, point } of known) {
    const { sent, sentInternal, sentMixed, sentExternal, sentUntold, recipients, internalRecipients, received } = point;
    expectEqual(
      (await page.locator(`main tr[data-period="${id}"] td`).allInnerTexts()).map(plain),
      [sent, sentInternal, sentMixed, sentExternal, sentUntold, recipients, internalRecipients, received].map(shown),
      `flows of ${id}`,
    );
  }
  await page.context().close();
}

async function expectCoverage(browser, api) {
  const { periods, points } = await api.read('/api/v1/adoption/agencies/snnmt/course');
  const page = await browser.open('/co-quan/snnmt?tab=chat-luong&dang=bang');
  await page.locator('main tr[data-period]').first().waitFor();
  // Periods before the first log are not shown.
  const first = points.findIndex(({ sent }) => sent !== null);
  for (const [at, { coverageMinutes }] of points.entries()) {
    if (at < first || coverageMinutes === null) continue;
    const cells = (await page.locator(`main tr[data-period="${periods[at].id}"] td`).allInnerTexts()).map(plain);
    expectEqual(
      cells.slice(1),
      [coverageMinutes.coveredMinutes, coverageMinutes.expectedMinutes].map((count) => count.toLocaleString('vi-VN')),
      `minutes of ${periods[at].id}`,
    );
  }
  await page.context().close();
}
