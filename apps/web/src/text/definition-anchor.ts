import type { DefinitionId } from '@nhip-thu/metrics';

/** Where a definition stands on the page of definitions: its id as a name that an address may hold. */
export function anchorOf(id: DefinitionId): string {
  return id.replace('@', '-');
}
