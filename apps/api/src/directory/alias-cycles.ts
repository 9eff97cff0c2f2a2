import type { IsoDate } from '@nhip-thu/metrics';
import type { Targets } from './planned-directory.ts';
import { spanAt, type Span } from './spans.ts';

type Aliases = ReadonlyMap<string, readonly Span<Targets>[]>;

/**
 * Circles of aliases through some addresses, on any day: mail to any of them reaches no box. One that keeps a copy for itself ends the circle.
 * @returns each circle once, from the first of the addresses that is in it, which is also its last
 */
export function listAliasCycles(aliases: Aliases, addresses: readonly string[]): string[][] {
  const days = new Set([...aliases.values()].flatMap((spans) => spans.map(({ from }) => from)));
  const found = new Map<string, string[]>();
  for (const day of days) {
    for (const address of addresses) {
      const cycle = findCycle(aliases, address, day);
      const key = cycle?.slice(1).toSorted().join(' ');
      if (cycle !== null && key !== undefined && !found.has(key)) found.set(key, cycle);
    }
  }
  return [...found.values()];
}

/** The shortest way from an address back to it. */
function findCycle(aliases: Aliases, start: string, day: IsoDate): string[] | null {
  const targetsOf = (address: string): readonly string[] => {
    const targets = spanAt(aliases.get(address) ?? [], day)?.value.targets ?? [];
    return targets.includes(address) ? [] : targets;
  };
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    for (const target of targetsOf(address)) {
      if (target === start) return wayTo(address, cameFrom, start);
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, address);
      queue.push(target);
    }
  }
  return null;
}

function wayTo(last: string, cameFrom: ReadonlyMap<string, string>, start: string): string[] {
  const way = [start];
  for (let at: string | undefined = last; at !== undefined && at !== start; at = cameFrom.get(at)) way.unshift(at);
  return [start, ...way];
}
