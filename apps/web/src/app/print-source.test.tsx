import { afterEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { renderAt } from '../testing/render-at.tsx';
import { PageSourceProvider, usePagePin, usePageSource } from '../ui/page-source.tsx';
import { PrintSource } from './print-source.tsx';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(window, 'CSSMarginRule');
});

function Figures({ parts }: { readonly parts: readonly string[] }) {
  usePageSource(parts);
  return null;
}

const show = (parts: readonly string[]): void =>
  renderAt(
    '/van-ban?ky=bc-2026-07',
    <PageSourceProvider>
      <PrintSource />
      <Figures parts={parts} />
    </PageSourceProvider>,
  );
const inMargin = (): string => document.documentElement.style.getPropertyValue('--nt-print-source');

it('every printed sheet names the address and what the page says its figures were made from, no more once the page is left', () => {
  Object.assign(window, { CSSMarginRule: () => undefined });
  show(['Định nghĩa PAPER-REDUCTION@1', 'sổ "A\\B"']);
  const source = String.raw`Định nghĩa PAPER-REDUCTION@1 · sổ \"A\\B\"`;
  expect(inMargin()).toBe(`"${window.location.origin}/van-ban?ky=bc-2026-07 · ${source}"`);
  expect(document.body.textContent).not.toContain('PAPER');
  cleanup();
  expect(inMargin()).toBe('');
});

it('names simulated data on every sheet, and an address that leads to the same figures later too', () => {
  Object.assign(window, { CSSMarginRule: () => undefined });
  const label = document.createElement('meta');
  label.name = 'demo-label';
  label.content = 'Sơn La (dữ liệu giả lập)';
  document.head.append(label);
  function Pinned() {
    usePagePin({ ky: 'bc-2026-06', sn: '8.bc-2026-06' });
    return null;
  }
  renderAt(
    '/van-ban?dn=du-1@1',
    <PageSourceProvider>
      <PrintSource />
      <Pinned />
    </PageSourceProvider>,
  );
  expect(inMargin()).toBe(`"Sơn La (dữ liệu giả lập) · ${window.location.origin}/van-ban?dn=du-1%401&ky=bc-2026-06&sn=8.bc-2026-06"`);
  label.remove();
});

it('of a page without figures nothing is said but its address', () => {
  Object.assign(window, { CSSMarginRule: () => undefined });
  show([]);
  expect(inMargin()).toBe(`"${window.location.origin}/van-ban?ky=bc-2026-07"`);
});

it('an address too long for a line may be broken, where nothing is seen of it', () => {
  Object.assign(window, { CSSMarginRule: () => undefined });
  show(['x'.repeat(130)]);
  expect(inMargin()).toContain(`${'x'.repeat(120)}\u200B${'x'.repeat(10)}"`);
});

it('a browser that prints nothing into margins has it on the first sheet', () => {
  show(['Định nghĩa DU-2@1']);
  expect(document.body.textContent).toContain('/van-ban?ky=bc-2026-07 · Định nghĩa DU-2@1');
});
