import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';
import { checkLooksOf, LOOKS } from './looks.mjs';

const HEADER = 'mailbox,agency,agencyName,fullName,position,type,code';
const NEW_PERSON = 'dang.huong.thu@snv.sonla.example,snv,Sở Nội vụ,Đặng Thị Hường Thử,Chuyên viên,official,THU-1';

/** The page of the directory: a search without marks, a preview that is applied and undone, and the guard of what is not applied. */
export async function checkDirectory({ checks, browser, api }) {
  const page = await browser.open('/danh-ba');
  await page.locator('[data-official]').first().waitFor();
  const { officialCount } = await api.read('/api/v1/directory/tree');
  await checks.check('directory: the list says how many there are and draws only what is on screen', () =>
    expectWindow(page, officialCount),
  );
  await checks.check('directory: a file is shown row by row, applied, found without marks, and undone', () =>
    expectImport(page, browser, api),
  );
  await checks.check('directory: leaving a preview that is not applied asks first', () => expectGuard(page));
  await page.context().close();
  for (const { name, path, isShown } of SHOWN) {
    const looks = LOOKS.map((look) => ({ ...look, name: `${name}-${look.name}` }));
    await checkLooksOf({ checks, browser }, path, looks, isShown);
  }
}

const SHOWN = [
  { name: 'directory', path: '/danh-ba', isShown: (page) => page.locator('[data-official]').first().waitFor() },
  { name: 'directory-agency', path: '/danh-ba?cq=snv', isShown: (page) => page.locator('[data-official]').first().waitFor() },
  { name: 'directory-unknown', path: '/danh-ba?tab=dia-chi', isShown: (page) => page.locator('main section h2').first().waitFor() },
  { name: 'directory-identities', path: '/danh-ba?tab=doi-chieu', isShown: (page) => page.locator('[data-identity]').first().waitFor() },
  { name: 'directory-changes', path: '/danh-ba?tab=thay-doi', isShown: (page) => page.locator('[data-change]').first().waitFor() },
];

async function expectWindow(page, officialCount) {
  const table = page.getByRole('table', { name: 'Danh sách cán bộ' });
  expectEqual(await table.getAttribute('aria-rowcount'), String(officialCount + 1), 'rows that the table says it has');
  expectTrue((await page.locator('[data-official]').count()) < 60, 'the whole list is in the page');
  const list = page.getByRole('region', { name: 'Danh sách cán bộ' });
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.locator(`[aria-rowindex="${officialCount + 1}"][data-official]`).waitFor();
}

async function expectImport(page, browser, api) {
  const before = await api.read('/api/v1/directory/tree');
  await page.getByRole('button', { name: 'Nhập danh bạ' }).click();
  const dialog = await previewPerson(page);
  await browser.shoot(page, 'directory-preview');
  await browser.expectAccessible(page);
  expectEqual((await api.read('/api/v1/directory/tree')).officialCount, before.officialCount, 'people after the preview');
  await dialog.getByRole('button', { name: 'Áp dụng' }).click();
  await dialog.getByText(/^Đã áp dụng, thay đổi số/).waitFor();
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  await page.getByRole('searchbox').fill('huong thu dang');
  await page.getByRole('button', { name: 'Đặng Thị Hường Thử' }).click();
  await page.getByRole('dialog', { name: 'Đặng Thị Hường Thử' }).getByText('Mã cán bộ THU-1').waitFor();
  await browser.shoot(page, 'directory-official');
  await browser.expectAccessible(page);
  expectIncludes(new URL(page.url()).search, 'nguoi=', 'address');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Thay đổi' }).click();
  await page.locator('[data-change] button').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
  await page
    .getByText(/^đã hoàn tác bằng số/)
    .first()
    .waitFor();
  expectEqual((await api.read('/api/v1/directory/tree')).officialCount, before.officialCount, 'people after the undo');
}

/** Chooses a file with one person more in the dialog that is open, and waits until it is shown what that changes. */
export async function previewPerson(page) {
  const dialog = page.getByRole('dialog', { name: 'Nhập danh bạ' });
  await choose(dialog);
  await dialog.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await dialog.getByText('1 dòng làm thay đổi danh bạ').waitFor();
  return dialog;
}

async function expectGuard(page) {
  await page.getByRole('link', { name: 'Cán bộ' }).click();
  await page.getByRole('link', { name: 'Lịch' }).click();
  // A page that is still being fetched is none to come back to.
  await page.waitForURL('**/lich');
  await page.getByRole('link', { name: 'Danh bạ' }).click();
  await page.getByRole('button', { name: 'Nhập danh bạ' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nhập danh bạ' });
  await choose(dialog);
  // From now on there is something to lose.
  await dialog.getByRole('button', { name: 'Xem trước', exact: true, disabled: false }).waitFor();
  // Back leads to the calendar.
  await page.evaluate(() => history.back());
  const question = page.getByRole('dialog', { name: 'Rời trang này?' });
  await question.getByRole('button', { name: 'Ở lại' }).click();
  expectEqual(new URL(page.url()).pathname, '/danh-ba', 'the page after staying');
  await page.evaluate(() => history.back());
  await question.getByRole('button', { name: 'Rời trang' }).click();
  await page.waitForURL('**/lich');
}

function choose(dialog) {
  const file = { name: 'danh-ba-thu.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEADER}\n${NEW_PERSON}\n`) };
  return dialog.locator('input[name="directory"]').setInputFiles(file);
}
