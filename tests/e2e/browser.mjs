import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/find-chromium.mjs';
import { expectEqual } from './checks.mjs';

/** The short one: it is read anew in every page. */
const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** The only rules of axe that look at colours: what another colour scheme can break in a page that stands as it stood. */
const AXE_COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** As long as Playwright's `networkidle`. */
const QUIET_MS = 500;
/** As long as any wait for a page. */
const QUIET_LIMIT_MS = 20_000;
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const NARROWEST = { width: 320, height: 640 };

/** A real browser on the demo: pages in every look, and a record of everything that went wrong in them. */
export class Browser {
  /** Console errors, uncaught errors, refused requests, requests to other hosts. */
  faults = [];
  /** Console errors for the 401 that sign-in itself gets for a wrong password. */
  sessionRefusalCount = 0;
  /** Pages whose faults are no longer noted. */
  forgiven = new WeakSet();
  cookies = [];
  /** What each page is fetching, and when that last changed. */
  traffic = new WeakMap();

  /**
   * @param {{ isWhole?: boolean, takesPictures?: boolean, takesGlances?: boolean }} options `isWhole`: the program that people look at pages with, where
   * times are measured; `takesPictures`: see `shoot`; `takesGlances`: see `glance`
   */
  static async launch(address, artefacts, { isWhole = false, takesPictures = true, takesGlances = false } = {}) {
    await mkdir(artefacts, { recursive: true });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    // Without a locale it cannot name a file in Vietnamese.
    const env = { LANG: 'C.UTF-8', ...process.env };
    const driver = await chromium.launch({ executablePath: findChromium({ isWhole }), args, env });
    return new Browser({ driver, address, artefacts, takesPictures, takesGlances });
  }

  constructor({ driver, address, artefacts, takesPictures, takesGlances }) {
    Object.assign(this, { driver, address, artefacts, takesPictures, takesGlances });
  }

  /**
   * Opens a page of its own, signed in once `cookies` are known.
   * The device stands in another time zone on purpose: what the page shows is the province's time all the same.
   */
  async open(path, { language = 'vi', isSignedIn = true, cookies = this.cookies, ...look } = {}) {
    const context = await this.openContext(isSignedIn ? cookies : [], look);
    if (language === 'en') await context.addInitScript(() => localStorage.setItem('nhip-thu.ngon-ngu', 'en'));
    return this.openIn(context, path);
  }

  /** A profile of its own: cookies, storage, cache. */
  async openContext(cookies, { viewport = DESKTOP, colorScheme = 'light' } = {}) {
    const context = await this.driver.newContext({
      ...{ viewport, colorScheme, locale: 'vi-VN', timezoneId: 'America/New_York', reducedMotion: 'reduce', acceptDownloads: true },
    });
    await context.addCookies(cookies);
    return context;
  }

  /** One more page of a profile, as in another tab. */
  async openIn(context, path) {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    this.watch(page);
    await page.goto(this.address + path);
    return page;
  }

  /** Cookies of another account, signed in as a program does. */
  async signIn(username, password) {
    const context = await this.driver.newContext();
    const answer = await context.request.post(`${this.address}/api/v1/session`, {
      data: { username, password },
      headers: { origin: this.address },
    });
    expectEqual(answer.status(), 200, `sign-in of ${username}`);
    const cookies = await context.cookies();
    await context.close();
    return cookies;
  }

  /** Resolves when the page has asked for nothing, and nothing came, for as long as `networkidle` waits, which after the first opening of a page says nothing. */
  async quiet(page) {
    const calledAt = performance.now();
    const { open } = this.traffic.get(page);
    const isQuiet = () => open.size === 0 && performance.now() - Math.max(calledAt, this.traffic.get(page).changedAt) >= QUIET_MS;
    while (!isQuiet()) {
      if (performance.now() - calledAt > QUIET_LIMIT_MS)
        throw new Error(`still asked for: ${[...open].map((request) => request.url()).join(', ')}`);
      await delay(20);
    }
  }

  watch(page) {
    const traffic = { open: new Set(), changedAt: 0 };
    this.traffic.set(page, traffic);
    const note = (change) => (request) => {
      // The stream of events is open for as long as the page is.
      if (request.resourceType() === 'eventsource') return;
      change(request);
      traffic.changedAt = performance.now();
    };
    page.on(
      'request',
      note((request) => traffic.open.add(request)),
    );
    for (const end of ['requestfinished', 'requestfailed'])
      page.on(
        end,
        note((request) => traffic.open.delete(request)),
      );
    const noteFault = (fault) => {
      if (!this.forgiven.has(page)) this.faults.push(fault);
    };
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      if (isSessionRefusal(message, this.address)) this.sessionRefusalCount += 1;
      else noteFault(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => noteFault(`uncaught: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      // A page that is left gives up its requests; that is no fault.
      const reason = request.failure()?.errorText ?? '';
      if (reason !== 'net::ERR_ABORTED') noteFault(`request: ${request.url()} ${reason}`);
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.address) noteFault(`foreign host: ${request.url()}`);
    });
  }

  /** Keeps a picture of the whole page, or of its first `height` px, where somebody wants it: to draw a long page takes as long as to look at it. */
  async shoot(page, name, height) {
    await page.evaluate(() => window.scrollTo(0, 0));
    if (!this.takesPictures) return;
    const clip = height === undefined ? undefined : { x: 0, y: 0, width: page.viewportSize().width, height };
    await page.screenshot({ path: join(this.artefacts, `${name}.png`), fullPage: true, animations: 'disabled', clip });
  }

  /** Keeps a picture of what the window shows, wherever the page is scrolled to. */
  async shootView(page, name) {
    await page.screenshot({ path: join(this.artefacts, `${name}.png`), animations: 'disabled' });
  }

  /** A picture of the whole page for somebody to look through, where one is wanted: five hundred take minutes. In a form that is drawn in half the time of PNG. */
  async glance(page, name) {
    if (!this.takesGlances) return;
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: join(this.artefacts, `${name}.jpg`), type: 'jpeg', quality: 80, fullPage: true, animations: 'disabled' });
  }

  /**
   * Violations of WCAG 2.2 A and AA that axe finds in the page as it stands, of whatever severity.
   * @param {{ onlyColours?: boolean, isShellOnly?: boolean }} extent `onlyColours`: the page stood as it stands, in another colour scheme, and was looked at
   * whole; `isShellOnly`: what it shows was looked at already, what stands around it was not
   */
  async expectAccessible(page, { onlyColours = false, isShellOnly = false } = {}) {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
    const runOnly = onlyColours ? { type: 'rule', values: AXE_COLOUR_RULES } : { type: 'tag', values: AXE_TAGS };
    const exclude = isShellOnly ? ['main'] : [];
    const violations = await page.evaluate(
      async ([left, rules]) => {
        const results = await window.axe.run({ include: [document], exclude: left }, { runOnly: rules, resultTypes: ['violations'] });
        return results.violations.map(
          ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
        );
      },
      [exclude, runOnly],
    );
    expectEqual(violations, [], 'axe violations');
  }

  async close() {
    await this.driver.close();
  }
}

/** The page itself never scrolls sideways; tables may, inside their own frame. */
export async function expectNoSideScroll(page) {
  const { content, window: visible } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { content: scrollWidth, window: clientWidth };
  });
  expectEqual(content, visible, 'width of the page in px');
}

/** Text as a reader sees it: runs of white space are one space. */
export const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

function isSessionRefusal(message, address) {
  return message.location().url === `${address}/api/v1/session` && message.text().includes('401');
}
