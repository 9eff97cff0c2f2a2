import { expect, it } from '@jest/globals';
import { isOutdated, makeLink } from './snapshot-link.ts';

const shown = { period: { id: 'bc-2026-07' }, snapshotIds: [3, 8] };

it('a copied link holds every choice of the screen, its period, and what the figures were made from', () => {
  expect(makeLink('https://thu.example/co-quan?xem=luoi&dn=du-1%401', shown)).toBe(
    'https://thu.example/co-quan?xem=luoi&dn=du-1%401&ky=bc-2026-07&sn=8.bc-2026-07',
  );
});

it('a link knows whether the figures were computed anew since, for all agencies and for one', () => {
  const { searchParams } = new URL(makeLink('https://thu.example/', shown));
  expect(isOutdated(searchParams, shown)).toBe(false);
  expect(isOutdated(searchParams, { ...shown, snapshotIds: [3] })).toBe(false);
  expect(isOutdated(searchParams, { ...shown, snapshotIds: [3, 9] })).toBe(true);
});

it('a link says nothing of another period, and an address without one, or a wrong one, says nothing at all', () => {
  const { searchParams } = new URL(makeLink('https://thu.example/', shown));
  expect(isOutdated(searchParams, { period: { id: 'bc-2026-06' }, snapshotIds: [9] })).toBe(false);
  expect(isOutdated(new URLSearchParams(), { ...shown, snapshotIds: [9] })).toBe(false);
  expect(isOutdated(new URLSearchParams({ sn: 'x' }), { ...shown, snapshotIds: [9] })).toBe(false);
});
