import { isIsoDate } from '@nhip-thu/metrics';
import type { IsoDate, TreeAgencyReply } from '@nhip-thu/metrics';
import type { SuccessionOrder } from '../../api/directory.ts';

export const SUCCESSION_KINDS = ['merges', 'splits', 'renamings'] as const satisfies readonly SuccessionOrder['kind'][];

/** The form as it is filled in. */
export interface SuccessionDraft {
  readonly kind: SuccessionOrder['kind'];
  readonly from: string;
  /** Code of the other agency; of a split perhaps of a new one. */
  readonly to: string;
  /** Of the new agency, or the new name. */
  readonly name: string;
  readonly divisions: readonly string[];
  readonly onDay: IsoDate;
  readonly basis: string;
}

/** Whether closing the form would lose work: what was typed or ticked, and not what is chosen from a list in a moment. */
export function isTyped({ kind, to, name, divisions, basis, onDay }: SuccessionDraft, firstDay: IsoDate): boolean {
  const isCodeTyped = kind === 'splits' && to !== '';
  return isCodeTyped || name !== '' || basis !== '' || divisions.length > 0 || onDay !== firstDay;
}

/** Null while something is missing. */
export function toOrder(draft: SuccessionDraft, agencies: readonly TreeAgencyReply[]): SuccessionOrder | null {
  const { kind, from, onDay } = draft;
  const [name, basis] = [draft.name.trim(), draft.basis.trim()];
  if (from === '' || basis === '' || !isIsoDate(onDay)) return null;
  if (kind === 'renamings') return name === '' ? null : { kind, code: from, name, onDay, basis };
  const to = draft.to.trim().toLowerCase();
  if (to === '' || to === from) return null;
  const isKnown = agencies.some(({ code }) => code === to);
  if (kind === 'merges') return isKnown ? { kind, from, to, onDay, basis } : null;
  return toSplit({ kind, from, to, name: isKnown ? null : name, divisions: draft.divisions, onDay, basis });
}

/** A part must be named, and so must an agency that is new. */
function toSplit(order: Extract<SuccessionOrder, { kind: 'splits' }>): SuccessionOrder | null {
  return order.divisions.length > 0 && order.name !== '' ? order : null;
}

/** What goes over: people, and boxes counted for the agency. Boxes without a person stay at a split. */
export function countMoved(draft: SuccessionDraft, from: TreeAgencyReply): { readonly officials: number; readonly mailboxes: number } {
  if (draft.kind === 'merges') {
    const mailboxes = Object.values(from.mailboxes).reduce((sum, count) => sum + count, 0);
    return { officials: from.officialCount, mailboxes };
  }
  const chosen = from.divisions.filter(({ name }) => draft.divisions.includes(name));
  return { officials: chosen.reduce((sum, { officialCount }) => sum + officialCount, 0), mailboxes: 0 };
}
