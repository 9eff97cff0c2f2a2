import type { AgencyAdoption } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { changeDirection } from '../../text/format.ts';
import { listChanged, MOST_LINES } from './slope-rows.ts';

/** How to read the lines, and who has none: only of what is drawn. */
export function describeDrawn(t: TFunction, rows: readonly AgencyAdoption[], hasTarget: boolean): string {
  const changed = listChanged(rows);
  const drawn = new Set(changed.slice(0, MOST_LINES).map(({ change }) => changeDirection(change)));
  const [rose, fell] = [drawn.has('up'), drawn.has('down')];
  const parts = [];
  if (rose || fell) parts.push(t(`compare.slopeNamed.${rose && fell ? 'both' : rose ? 'up' : 'down'}`));
  if (fell) parts.push(t('compare.slopeFall'));
  if (hasTarget && drawn.size > 0) parts.push(t('compare.slopeTarget'));
  if (changed.length > MOST_LINES) parts.push(t('compare.slopeMost', { count: MOST_LINES }));
  if (changed.length < rows.length) parts.push(t('compare.slopeWithout', { count: rows.length - changed.length }));
  return parts.join(' ');
}
