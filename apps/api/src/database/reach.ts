import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whose rows the work in hand may see; each kind is a role of the database (ADR 23).
 * `system`: the program itself; `province`: directory and units; `directory`: directory alone; `aggregate`: units alone; `agency`: some units and
 * their people; `self`: one official; `nobody`: no row of any unit or person; `migration`: whoever changes the tables.
 */
export type Reach =
  | { readonly kind: 'system' | 'province' | 'directory' | 'aggregate' | 'nobody' | 'migration' }
  | { readonly kind: 'agency'; readonly agencyIds: readonly number[] }
  | { readonly kind: 'self'; readonly officialId: number };

const SYSTEM: Reach = { kind: 'system' };
const NOBODY: Reach = { kind: 'nobody' };

/** What a request has asked once for all of itself, by who asks. */
type Asked = Map<object, Promise<unknown>>;

/** `asked`: null outside of requests. */
const storage = new AsyncLocalStorage<{ reach: Reach; readonly asked: Asked | null }>();

/** Of the request in hand; outside of every request the program works for itself. */
export function currentReach(): Reach {
  return storage.getStore()?.reach ?? SYSTEM;
}

/** Whether the work in hand is a request's, whoever's rows it looks at; the work of the tables' owner is nobody's. */
export function isInRequest(): boolean {
  return askedOfRequest() !== null;
}

/**
 * What the parts of a request ask for again and again, and is one and the same for all of it whoever it is for, is asked once; outside of requests each time.
 * @param by who asks: another object, another question
 */
export function oncePerRequest<T>(by: object, ask: () => Promise<T>): Promise<T> {
  const asked = askedOfRequest();
  if (asked === null) return ask();
  // What is kept under `by` is what its `ask` gave.
  const known = asked.get(by) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const answer = ask();
  asked.set(by, answer);
  // What failed is asked again.
  void answer.catch(() => asked.delete(by));
  return answer;
}

/** Work within a request that must not be told what an earlier part of it asked: what is made is of now, for whoever it is made. */
export function askingAnew<T>(work: () => Promise<T>): Promise<T> {
  return storage.run({ reach: currentReach(), asked: askedOfRequest() === null ? null : new Map() }, work);
}

function askedOfRequest(): Asked | null {
  return storage.getStore()?.asked ?? null;
}

/** Runs a request, which sees nothing until `reachAs` says for whom it is made. */
export function asNobody<T>(work: () => T): T {
  return storage.run({ reach: NOBODY, asked: new Map() }, work);
}

/** From here on the request in hand sees what its caller may see. @throws when no request is in hand */
export function reachAs(reach: Reach): void {
  const store = storage.getStore();
  if (store === undefined) throw new Error('a reach was set outside of a request');
  store.reach = reach;
}

/**
 * Work within a request that needs rows the caller may not see, to make of them a sum or a name the caller may see. A test holds the list of
 * places that do so.
 */
export function asSystem<T>(work: () => Promise<T>): Promise<T> {
  return storage.run({ reach: SYSTEM, asked: askedOfRequest() }, work);
}

/**
 * Looks within a request for what is of no unit and no person: settings, counts of changes, days of logs. As it is done for whoever asks, a connection that
 * was told so for one request need not be told otherwise for the next (`bindReach`); of rows with an owner it would see none.
 */
export function asOfNobody<T>(work: () => Promise<T>): Promise<T> {
  return isInRequest() ? storage.run({ reach: NOBODY, asked: askedOfRequest() }, work) : work();
}

/** Work of the tables' owner. */
export function asMigration<T>(work: () => Promise<T>): Promise<T> {
  return storage.run({ reach: { kind: 'migration' }, asked: null }, work);
}
