import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyAdoption, SessionReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { Trail } from './trail.tsx';

beforeAll(async () => {
  await loadWords();
});
afterEach(cleanup);

const AGENCIES = [{ code: 'syt', name: 'Sở Y tế' }] as AgencyAdoption[];

/** Links of the trail as "words → address", or null where there is none. */
function trailAt(address: string, role: SessionReply['role'] = 'home-affairs', agencyCode: string | null = null): string[] | null {
  renderAt(address, <Trail session={{ role, agencyCode } as SessionReply} agencies={AGENCIES} />);
  const trail = screen.queryByRole('navigation', { name: 'Đường dẫn' });
  if (trail === null) return null;
  return within(trail)
    .getAllByRole('link')
    .map((link) => `${link.textContent} → ${link.getAttribute('href')}`);
}

describe('the trail above a heading', () => {
  it('leads from an agency back to the comparison, under the same choices', () => {
    expect(trailAt('/co-quan/syt?tab=giay&ky=bc-2026-06')).toEqual(['So sánh → /co-quan?ky=bc-2026-06']);
  });

  it('leads from the list by name to the agency as well', () => {
    expect(trailAt('/co-quan/syt/danh-sach')).toEqual(['So sánh → /co-quan', 'Sở Y tế → /co-quan/syt']);
  });

  it('leads whoever speaks for the agency to its own page', () => {
    expect(trailAt('/co-quan/syt/danh-sach', 'agency', 'syt')).toEqual(['Cơ quan của tôi → /co-quan/syt']);
  });

  it('leads from a printed code to what is frozen', () => {
    expect(trailAt('/xac-minh/AJ8Y-HPNV-2G5Y')).toEqual(['Chốt số liệu → /chot-so-lieu']);
  });

  it.each(['/', '/co-quan?xem=luoi', '/thong-bao'])('is not there at %s, which stands below nothing', (address) => {
    expect(trailAt(address)).toBeNull();
  });
});
