/** A segment that has facts in the hours of one that is undone. */
export interface UndoShare {
  readonly id: string;
  readonly fresh: number;
  readonly duplicate: number;
  /** How many of its facts were duplicates only because of the undone segment, if files were folded in the order of the ledger. */
  readonly gain: number;
}

/** What changes in a segment's ledger row: `facts = fresh + duplicate` stays true. */
export interface UndoChange {
  readonly id: string;
  readonly facts: number;
  readonly fresh: number;
  readonly duplicate: number;
}

/**
 * Shares out facts that have become fresh (or, below 0, are no longer) among the segments that still bring them, so that fresh facts stay as
 * many as facts in blocks. First by `gain`; what is left, since files were folded side by side, by room; what is left then, since the
 * parser has changed and finds more in the same files, as facts of their own.
 */
export function shareOutFresh(difference: number, shares: readonly UndoShare[]): UndoChange[] {
  const sign = Math.sign(difference);
  let left = Math.abs(difference);
  const taken = shares.map((share) => {
    const room = sign > 0 ? Math.min(share.gain, share.duplicate) : 0;
    const part = Math.max(0, Math.min(room, left));
    left -= part;
    return part;
  });
  for (const [at, share] of shares.entries()) {
    const part = Math.min(left, (sign > 0 ? share.duplicate : share.fresh) - (taken[at] ?? 0));
    taken[at] = (taken[at] ?? 0) + part;
    left -= part;
  }
  return shares.flatMap(({ id }, at) => {
    const fresh = sign * (taken[at] ?? 0);
    const more = at === 0 ? Math.max(0, sign * left) : 0;
    return fresh === 0 && more === 0 ? [] : [{ id, facts: more, fresh: fresh + more, duplicate: -fresh || 0 }];
  });
}
