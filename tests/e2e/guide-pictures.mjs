/** Small, since these pictures stand in the guides. */
const GUIDE = { width: 1024, height: 720 };

/** The page with which the guide of each role (docs/user) begins: by account of the demo. */
const PICTURES = [
  { role: 'lanh-dao', username: 'lanhdao', path: '/' },
  { role: 'noi-vu', username: 'demo', path: '/' },
  { role: 'co-quan', username: 'coquan', path: '/' },
  { role: 'can-bo', username: 'canbo', path: '/toi' },
  { role: 'quan-tri-thu', username: 'quantrithu', path: '/chat-luong' },
  { role: 'kiem-toan', username: 'kiemtoan', path: '/quan-tri/nhat-ky' },
];

/** Takes the pictures of the guides, each as its role sees the page. */
export async function takeGuidePictures({ checks, browser, demo }) {
  for (const { role, username, path } of PICTURES) {
    await checks.check(`the picture of the guide ${role}.md: ${path} as ${username}`, async () => {
      const cookies = await browser.signIn(username, demo.password);
      const page = await browser.open(path, { cookies, viewport: GUIDE });
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      await page.waitForFunction(() => document.querySelector('main [data-busy], main [aria-busy="true"]') === null);
      await browser.shoot(page, `vai-tro-${role}`, GUIDE.height);
      await page.context().close();
    });
  }
}
