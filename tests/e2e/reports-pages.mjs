import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';
import { checkLooksOf, LOOKS } from './looks.mjs';

/** The pages of frozen figures, of a printed code and of explanations. */
export async function checkReports(tools) {
  const { checks, browser, api } = tools;
  const named = (name) => LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
  const withTable = (page) => page.locator('main table, main [data-cards]').first().waitFor();
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
  await checkLooksOf(tools, '/bao-cao/moi?mau=monthly', named('report-wizard'), withTable);
  await checkLooksOf(tools, '/bao-cao/lich', named('schedules'), (page) => page.getByRole('button', { name: /^(Thêm|Add)$/ }).waitFor());
  await checkLooksOf(tools, '/thong-bao', named('notifications'), (page) => page.locator('[data-notification]').first().waitFor());
  await checkExport(tools);
  await checkSchedule(tools);
  await checkBell(tools);
  await checks.check('an attached file comes as a download', async () => {
    const page = await browser.open('/giai-trinh');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Biên bản/ }).click()]);
    expectEqual(download.suggestedFilename(), 'Biên bản sự cố máy chủ thư.pdf', 'name');
    await page.context().close();
  });
}

/** From the wizard to the file, which the archive then has. */
async function checkExport({ checks, browser }) {
  await checks.check('a report is previewed, exported and fetched from the archive', async () => {
    const page = await browser.open('/bao-cao/moi?mau=quarterly&ky=bc-2026-q2');
    await page.locator('main').getByText('quý II năm 2026').first().waitFor();
    await page.getByRole('button', { name: 'Xuất báo cáo' }).click();
    await page.waitForURL('**/bao-cao');
    const link = page.getByRole('link', { name: /bao-cao-quy-bc-2026-q2/ }).first();
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expectIncludes(download.suggestedFilename(), 'bao-cao-quy-bc-2026-q2', 'name');
    await page.context().close();
  });
}

/** A schedule that starts in the past is done at once; where no mail is sent the page says so. */
async function checkSchedule({ checks, browser, api, demo }) {
  await checks.check('a schedule is added, has its report written for the frozen period, and is stopped', async () => {
    await demo.command(
      'schedule',
      'add',
      'report',
      '--template',
      'monthly',
      '--format',
      'pdf',
      '--day',
      '15',
      '--hour',
      '7',
      '--to',
      'lanhdao',
      '--from',
      '2026-07-01',
      '--by',
      'e2e',
      '--json',
    );
    const written = async () =>
      (await api.read('/api/v1/schedules')).schedules.some(({ day, runs }) => day === 15 && runs.some(({ state }) => state === 'done'));
    for (let tries = 0; tries < 120 && !(await written()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 500));
    expectTrue(await written(), 'the report was not written');
    const page = await browser.open('/bao-cao/lich');
    const own = page.locator('[data-schedule="report"]', { hasText: 'Ngày 15 hằng tháng, 07:00' });
    await own.waitFor();
    const text = await page.locator('main').innerText();
    for (const part of [
      'Ngày 17 hằng tháng, 07:00',
      'Ngày 16 hằng tháng, 08:00',
      'T7/2026: đã gửi',
      'Chưa cấu hình máy chủ thư',
      'chưa có địa chỉ thư',
    ])
      expectIncludes(text, part, 'page');
    await own.getByRole('button', { name: 'Dừng' }).click();
    await own.waitFor({ state: 'detached' });
    expectEqual((await api.read('/api/v1/schedules')).schedules.length, 2, 'schedules of the demo, which stay');
    await page.context().close();
  });
}

/** What the bell counts is what the centre lists as unread. */
async function checkBell({ checks, browser, api }) {
  await checks.check('the bell counts what is unread, and nothing once all is read', async () => {
    const { unreadCount, notifications } = await api.read('/api/v1/notifications');
    expectTrue(
      unreadCount > 0 && notifications.some(({ content }) => content.kind === 'goal-crossed'),
      'nobody was told that a goal was crossed',
    );
    const page = await browser.open('/thong-bao');
    await page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
    await page.locator('[data-unread="0"]').waitFor();
    expectEqual((await api.read('/api/v1/notifications')).unreadCount, 0, 'unread');
    await page.context().close();
  });
}
