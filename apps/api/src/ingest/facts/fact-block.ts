export interface BlockUnion {
  readonly block: Uint8Array;
  /** Facts in the united block, equal ones counted. */
  readonly facts: number;
  /** How many of them `a` did not have. */
  readonly fresh: number;
}

/** Unites two blocks: a fact of one second counts as often as in the block that has it more often. `a` null = nothing stored yet. */
export function unionBlocks(_a: Uint8Array | null, _b: Uint8Array): BlockUnion {
  throw new Error('not written yet');
}
