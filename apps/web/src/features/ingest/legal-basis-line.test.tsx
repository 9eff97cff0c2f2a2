import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OriginReply } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { LegalBasisLine } from './legal-basis-line.tsx';

const THU: OriginReply = {
  ...{ name: 'thu', timeZone: '+07:00', segments: 1, firstDay: '2026-07-01', lastDay: '2026-07-17', internalClients: [] },
  legalBasis: null,
};

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('what a log source rests on', () => {
  it('leads to where it is entered while nobody has', () => {
    renderAt('/nap', <LegalBasisLine origin={THU} />);
    expect(screen.getByText(/Chưa ghi căn cứ pháp lý của nguồn này/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /Nguồn nhật ký.*thu/ }).getAttribute('href')).toBe('/quan-tri/nguon');
  });

  it('is told with number and day, and no further way', () => {
    renderAt('/nap', <LegalBasisLine origin={{ ...THU, legalBasis: { text: 'Quyết định', number: '15/QĐ-SNV', on: '2026-01-20' } }} />);
    expect(screen.getByText('Căn cứ: Quyết định, số 15/QĐ-SNV, ngày 20/01/2026')).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
