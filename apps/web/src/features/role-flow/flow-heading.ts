import type { RoleFlowReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { findReach } from './role-flow-rows.ts';

/** What a page about mail between role groups is headed by: where most of what is shown went, or that nothing is told. */
export function describeReach(t: TFunction, format: Format, reply: RoleFlowReply): string {
  const found = findReach(reply);
  if (found === null) return t('roleFlow.heading.silent', { period: namePeriod(t, reply.period) });
  // 10 in 10 is rounded, and would say that none went elsewhere.
  if (found.inTen === 10) return t(`roleFlow.heading.${found.reach}Most`);
  return t(`roleFlow.heading.${found.reach}`, { shown: format.count(found.inTen) });
}
