import { expectEqual, expectTrue } from './checks.mjs';

const SEASON = { 'Mùa từ (ngày/tháng)': '1/6', 'Mùa đến hết (ngày/tháng)': '31/08' };
const TIMES = { 'Buổi sáng từ': '06:30', 'Buổi sáng đến': '11:00', 'Buổi chiều từ': '13:30', 'Buổi chiều đến': '16:30' };

/** The page of the calendar: hours of a season are previewed, entered and withdrawn. They hold from 2027 on, so no figure changes. */
export async function checkCalendar({ checks, browser, api }) {
  const readHours = async () => (await api.read('/api/v1/calendar?nam=2026&cq=snv')).hours;
  const inForce = async () => (await readHours()).filter(({ unit, withdrawn }) => unit === 'snv' && withdrawn === null);
  await checks.check('calendar: what the installation entered is in the language of the page', async () => {
    const page = await browser.open('/lich?nam=2026', { language: 'en' });
    await page.getByText('Labour Code 45/2019/QH14, article 112').first().waitFor();
    const text = await page.locator('main').innerText();
    expectTrue(!/Lịch có sẵn|Bộ luật|Thông báo|Theo mẫu/.test(text), 'Vietnamese on the English page');
    await page.context().close();
  });
  await checks.check(
    'calendar: hours of an agency are previewed, entered, and withdrawn with a reason; all of it stays listed',
    async () => {
      expectEqual(await inForce(), [], 'hours of the agency before');
      const page = await browser.open('/lich?nam=2026&cq=snv');
      const form = page.locator('form').filter({ has: page.getByLabel('Buổi sáng từ') });
      await form.getByLabel('Hiệu lực từ ngày').fill('01/01/2027');
      for (const [label, text] of Object.entries({ ...SEASON, ...TIMES })) await form.getByLabel(label).fill(text);
      const preview = form.locator('[data-preview]');
      await preview.waitFor();
      expectTrue(
        (await preview.innerText()).includes('Từ 01/06/2027: 07:00–11:30, 13:30–17:00 → 06:30–11:00, 13:30–16:30'),
        'what changes',
      );
      expectEqual(await inForce(), [], 'hours of the agency after a preview');
      await form.getByLabel('Căn cứ').fill('QĐ 20/QĐ-UBND');
      await form.getByLabel('Lý do').fill('Mùa hè');
      await form.getByRole('button', { name: 'Ghi vào lịch' }).click();
      await page.getByText(/^Đã ghi\./).waitFor();
      const [entered] = await inForce();
      expectEqual(
        entered.sessions.map(({ start, end }) => [start, end]),
        [
          [390, 660],
          [810, 990],
        ],
        'sessions',
      );
      const row = page.locator(`tr[data-hours="${entered.id}"]`);
      await row.getByRole('button', { name: 'Rút giờ mùa 01/06–31/08' }).click();
      const dialog = page.getByRole('dialog', { name: 'Rút giờ mùa 01/06–31/08' });
      await dialog.getByLabel('Lý do rút giờ mùa 01/06–31/08').fill('Nhập thử');
      await dialog.getByRole('button', { name: 'Rút', exact: true }).click();
      await row.getByText(/^Đã rút: /).waitFor();
      expectEqual((await readHours()).find(({ id }) => id === entered.id)?.withdrawn.reason, 'Nhập thử', 'reason of the withdrawal');
      await browser.expectAccessible(page);
      await page.context().close();
    },
  );
}
