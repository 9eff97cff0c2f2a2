import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Brand } from './brand.tsx';

const LABEL = /dữ liệu giả lập/;

beforeAll(async () => {
  await loadWords();
});

afterEach(() => {
  cleanup();
  document.head.innerHTML = '';
});

describe('the mark of the product', () => {
  it('says that data are simulated as soon as the page was served with the label, before any figure has come', () => {
    document.head.innerHTML = '<meta name="demo-label" content="Sơn La (dữ liệu giả lập)">';
    renderAt('/', <Brand isDemo={false} />);
    expect(screen.getByText(LABEL)).toBeTruthy();
  });

  it('says so when the figures do', () => {
    renderAt('/', <Brand isDemo />);
    expect(screen.getByText(LABEL)).toBeTruthy();
  });

  it('says nothing of it over real data', () => {
    renderAt('/', <Brand isDemo={false} />);
    expect(screen.queryByText(LABEL)).toBeNull();
  });
});
