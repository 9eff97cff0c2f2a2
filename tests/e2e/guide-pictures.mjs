import { previewPerson } from './directory-page.mjs';
import { sideBySide } from './side-by-side.mjs';

/** Small, since these pictures stand in the guides; some are higher, so that what the text beside them tells of is in them. */
const GUIDE = { width: 1024, height: 720 };

/**
 * The pictures of the guides (docs/user): what each role sees first, and where it does what its guide says.
 * `press`: buttons and tabs, one after the other; `afterwards`: what is done after them; `from`: the heading at which the picture begins; `height`: to where what it shows ends.
 */
const PICTURES = [
  { name: 'lanh-dao', username: 'lanhdao', path: '/', height: 818 },
  { name: 'lanh-dao-chi-dao', username: 'lanhdao', path: '/', from: 'Việc cần chỉ đạo', height: 708 },
  { name: 'lanh-dao-so-sanh', username: 'lanhdao', path: '/co-quan' },
  { name: 'lanh-dao-van-ban', username: 'lanhdao', path: '/van-ban' },
  { name: 'noi-vu', username: 'demo', path: '/' },
  { name: 'noi-vu-danh-ba', username: 'demo', path: '/danh-ba', press: ['Nhập danh bạ'], afterwards: previewPerson },
  { name: 'noi-vu-chi-tieu', username: 'demo', path: '/chi-tieu', press: ['Đặt chỉ tiêu mới'], from: 'Đặt chỉ tiêu mới' },
  { name: 'noi-vu-chot', username: 'demo', path: '/chot-so-lieu' },
  { name: 'noi-vu-bao-cao', username: 'demo', path: '/bao-cao/moi', height: 1132 },
  { name: 'noi-vu-bao-cao-xuat', username: 'demo', path: '/bao-cao/moi', from: '5. Xem trước, xuất', height: 800 },
  { name: 'noi-vu-giai-trinh', username: 'demo', path: '/giai-trinh' },
  // In the month after this one its log has a hole, so that it has no figure.
  { name: 'co-quan', username: 'coquan', path: '/co-quan/snnmt?ky=bc-2026-06', height: 814 },
  { name: 'co-quan-nhap-so', username: 'coquan', path: '/van-ban', from: /^Nhập sổ văn bản/ },
  { name: 'co-quan-giai-trinh', username: 'coquan', path: '/giai-trinh' },
  { name: 'can-bo', username: 'canbo', path: '/toi', height: 1132 },
  { name: 'can-bo-yeu-cau', username: 'canbo', path: '/toi', from: 'Yêu cầu của tôi' },
  { name: 'quan-tri-thu', username: 'quantrithu', path: '/chat-luong' },
  { name: 'quan-tri-thu-nap', username: 'quantrithu', path: '/nap' },
  { name: 'quan-tri-thu-doi-soat', username: 'quantrithu', path: '/chat-luong/doi-soat' },
  { name: 'quan-tri-thu-nguon', username: 'quantrithu', path: '/quan-tri/nguon', press: [/^Tạo mã cho nguồn/], from: /^Mã số/ },
  { name: 'kiem-toan', username: 'kiemtoan', path: '/quan-tri/nhat-ky', height: 1072 },
  { name: 'kiem-toan-doi-soat', username: 'kiemtoan', path: '/chat-luong/doi-soat' },
  { name: 'kiem-toan-chot', username: 'kiemtoan', path: '/chot-so-lieu' },
];

/** Their files, without `.png`. */
export const GUIDE_PICTURES = PICTURES.map(({ name }) => `vai-tro-${name}`);

/** Takes the pictures of the guides, each as its role sees the page. */
export async function takeGuidePictures({ checks, browser, demo }) {
  const cookies = new Map();
  const signIn = (username) => {
    if (!cookies.has(username)) cookies.set(username, browser.signIn(username, demo.password));
    return cookies.get(username);
  };
  await sideBySide(PICTURES, async ({ name, username, path, press = [], afterwards, from, height = GUIDE.height }) => {
    await checks.check(`the picture ${name} of the guides: ${path} as ${username}`, async () => {
      const page = await browser.open(path, { cookies: await signIn(username), viewport: { ...GUIDE, height } });
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      for (const button of press) await page.getByRole('button', { name: button, exact: true }).first().click();
      await afterwards?.(page);
      await page.waitForFunction(() => document.querySelector('main [data-busy], main [aria-busy="true"]') === null);
      if (from !== undefined) await scrollTo(page.getByRole('heading', { name: from }).first());
      await browser.shootView(page, `vai-tro-${name}`);
      await page.context().close();
    });
  });
}

/** To the top, with the edge of the card that it stands in; the head of the page goes away with the rest. */
async function scrollTo(heading) {
  await heading.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 40));
}
