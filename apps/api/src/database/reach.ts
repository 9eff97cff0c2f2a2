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

/** What was asked once, by who asks. */
export type Asked = Map<object, Promise<unknown>>;

interface InHand {
  reach: Reach;
  /** By a request for all of itself; null outside of requests. */
  readonly asked: Asked | null;
  /** By all answers as of one decision, by whose rows are seen; null where nothing is made that is kept. */
  readonly decided: ((reach: Reach) => Asked) | null;
}

const storage = new AsyncLocalStorage<InHand>();

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
  return onceIn(askedOfRequest(), by, ask);
}

/** What the request in hand asked so before; undefined where it did not. */
export function askedBefore<T>(by: object): Promise<T> | undefined {
  // What is kept under `by` is what its `ask` gave.
  return askedOfRequest()?.get(by) as Promise<T> | undefined;
}

/**
 * What only decisions of people change (directory, calendar, targets) is asked once for all answers that are made as of the same decisions for the same reach
 * (`KeptReplies`); elsewhere each time. What is given is shared: nobody may change it.
 * @param by who asks: another object, another question
 */
export function oncePerDecision<T>(by: object, ask: () => Promise<T>): Promise<T> {
  const store = storage.getStore();
  return onceIn(store?.decided?.(store.reach) ?? null, by, ask);
}

function onceIn<T>(asked: Asked | null, by: object, ask: () => Promise<T>): Promise<T> {
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

/**
 * Work that must not be told what an earlier part of the request asked: what is made is of now, for whoever it is made.
 * @param decided what was asked before as of the decisions that the work is to know at least, by whose rows are seen
 */
export function askingAnew<T>(work: () => Promise<T>, decided: InHand['decided'] = null): Promise<T> {
  return storage.run({ reach: currentReach(), asked: askedOfRequest() === null ? null : new Map(), decided }, work);
}

function askedOfRequest(): Asked | null {
  return storage.getStore()?.asked ?? null;
}

/** The same work for another reach. */
function runAs<T>(reach: Reach, work: () => T): T {
  return storage.run({ asked: null, decided: null, ...storage.getStore(), reach }, work);
}

/** Runs a request, which sees nothing until `reachAs` says for whom it is made. */
export function asNobody<T>(work: () => T): T {
  return storage.run({ reach: NOBODY, asked: new Map(), decided: null }, work);
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
  return runAs(SYSTEM, work);
}

/**
 * Looks within a request for what is of no unit and no person: settings, counts of changes, days of logs. As it is done for whoever asks, a connection that
 * was told so for one request need not be told otherwise for the next (`bindReach`); of rows with an owner it would see none.
 */
export function asOfNobody<T>(work: () => Promise<T>): Promise<T> {
  return isInRequest() ? runAs(NOBODY, work) : work();
}

/** Work of the tables' owner. */
export function asMigration<T>(work: () => Promise<T>): Promise<T> {
  return storage.run({ reach: { kind: 'migration' }, asked: null, decided: null }, work);
}
