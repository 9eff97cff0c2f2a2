// Users of every role who ask what their pages ask, at a steady rate over all, each with a page that is told of news.
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { percentilesOf } from './spread.mjs';

/**
 * @typedef {import('../../libs/metrics/src/index.ts').Role} Role
 * @typedef {{ role: Role, share: number, paths: readonly string[] }} Crowd what the pages of a role ask for, and what part of all users has it
 * @typedef {{ role: Role, cookie: string, agency: string }} User somebody who is signed in, and the agency whose page they open
 * @typedef {{ role: string, requests: number, p50: number, p95: number, p99: number, max: number }} RoleTimes milliseconds
 */

/** Of every page but those of officials: who it is, and the bell, which is opened. */
const EVERY = ['session', 'notifications', 'POST notifications/read'];
const FIGURES = 'ky=PERIOD&dn=du-2@1&ss=ky-truoc&cc=hien-nay';
const OVERVIEW = [
  ...['periods', `adoption?${FIGURES}`, 'paper?ky=PERIOD', `adoption?${FIGURES.replace('du-2', 'du-4')}`],
  ...['adoption/days?ky=PERIOD', 'adoption/hours?ky=PERIOD', 'adoption/stickiness?ky=PERIOD'],
];
const COMPARISON = ['adoption/sensitivity?ky=PERIOD', `adoption/agencies/AGENCY?${FIGURES}`, 'targets'];
const SPAN = 'from=2026-05-18&to=2026-06-21';
const QUALITY = ['ingest', 'ingest/watched', 'ingest/reconciliation', 'ingest/segments?limit=10&state=failed', `ingest/coverage?${SPAN}`];
const NEWS = 'adoption/events';

/**
 * Most come for charts; who feeds logs and who checks are few. Questions are those that a browser was seen to ask when the pages of the role were opened. PERIOD
 * stands for the period at hand, AGENCY for the agency that the user opens; asked for by GET unless it says POST.
 * @type {readonly Crowd[]}
 */
export const CROWDS = [
  { role: 'leadership', share: 0.2, paths: [...EVERY, ...OVERVIEW, ...COMPARISON, 'adoption/lifecycle?ky=PERIOD', 'calendar?nam=2026'] },
  {
    role: 'home-affairs',
    share: 0.2,
    paths: [
      ...EVERY,
      ...OVERVIEW,
      'adoption/head?cc=hien-nay',
      'directory/tree',
      'directory/officials?offset=0&limit=100',
      ...QUALITY,
      'targets',
    ],
  },
  {
    role: 'agency',
    share: 0.4,
    paths: [
      ...[...EVERY, 'periods', `adoption/agencies/AGENCY?${FIGURES}`, 'adoption/head?cc=hien-nay', 'targets', 'directory/tree'],
      ...['paper', 'paper/periods', 'paper/submissions', 'calendar?nam=2026'],
    ],
  },
  { role: 'mail-administrator', share: 0.05, paths: [...EVERY, 'adoption/freshness', ...QUALITY, `ingest/unmatched?${SPAN}`] },
  {
    role: 'official',
    share: 0.1,
    paths: [
      ...['session', 'adoption/freshness', 'own-data/use?ky=PERIOD', 'own-data/notice', 'own-data/requests', 'own-data/named-views'],
      ...['own-data/looks', 'targets', 'calendar?nam=2026'],
    ],
  },
  {
    role: 'auditor',
    share: 0.05,
    paths: [...EVERY, ...OVERVIEW, 'adoption/head?cc=hien-nay', 'directory/tree', 'audit', 'audit/verification'],
  },
];

/** @typedef {{ address: string, users: readonly User[], period: string }} Target */

/** Questions a second of one group. */
const GROUP_RATE = 5;

/** @param {string} question of a crowd @param {Target} target @param {User} user */
function requestOf(question, { address, period }, { agency, cookie }) {
  const [path, isPost] = [question.replace('POST ', ''), question.startsWith('POST ')];
  const headers = { cookie, origin: address, 'accept-encoding': 'gzip', ...(isPost && { 'content-type': 'application/json' }) };
  return {
    ...{ method: isPost ? /** @type {const} */ ('POST') : /** @type {const} */ ('GET'), headers },
    ...{ path: `/api/v1/${path.replace('PERIOD', period).replace('AGENCY', agency)}`, ...(isPost && { body: '{}' }) },
  };
}

/** How many of so many users are of each role. @param {number} all @returns {Map<Role, number>} */
export function countUsers(all) {
  return new Map(CROWDS.map(({ role, share }) => [role, Math.round(all * share)]));
}

/**
 * Every question of every role once. @throws Error naming the first that is not answered
 * @param {Target} target
 */
export async function checkQuestions(target) {
  for (const { role, paths } of CROWDS) {
    const user = target.users.find((one) => one.role === role);
    if (user === undefined) throw new Error(`nobody has the role ${role}`);
    for (const path of paths) {
      const { path: asked, ...request } = requestOf(path, target, user);
      const { ok, status } = await fetch(`${target.address}${asked}`, request);
      if (!ok) throw new Error(`${role}: ${path} was answered ${status}`);
    }
  }
}

/**
 * People come when they like, and a group of autocannon asks at the beginning of each second: a crowd is so many groups, which begin one after the other
 * over a second, each with as many connections as questions a second (autocannon opens no more). The users of a group share them, each with a session of
 * their own and another first question than the one before, and ask in turn.
 * @param {Crowd} crowd
 * @param {{ users: readonly User[], perSecond: number }} all
 */
function splitCrowd({ role, share, paths }, { users, perSecond }) {
  const rate = Math.round(perSecond * share);
  const count = Math.max(1, Math.floor(rate / GROUP_RATE));
  const own = users.filter((user) => user.role === role);
  return Array.from({ length: count }, (_, index) => ({
    ...{ role, paths, rate: Math.round(rate / count) },
    members: own.filter((_user, at) => at % count === index).map((user, at) => ({ user, first: (index + at) % paths.length })),
  }));
}

/**
 * The page of a user, which stays connected and is told when figures change.
 * @param {Target} target
 * @param {User} user
 * @param {AbortSignal} stop
 * @returns how many times it was told, and whether it was still connected when it stopped
 */
async function followNews(target, user, stop) {
  const { path, headers } = requestOf(NEWS, target, user);
  let news = 0;
  try {
    const { ok, status, body } = await fetch(`${target.address}${path}`, { headers: { cookie: headers.cookie }, signal: stop });
    if (!ok || body === null) throw new Error(`the page of a user (${user.role}) was answered ${status}`);
    for await (const text of body.pipeThrough(new TextDecoderStream())) news += text.split('event: figures').length - 1;
    return { news, isConnected: false };
  } catch (error) {
    if (!stop.aborted) throw error;
    return { news, isConnected: true };
  }
}

/**
 * Asks for a while, and tells how long each answer took, as it was seen by who asked.
 * @param {Target & { perSecond: number, seconds: number }} options
 */
export async function runUsers({ perSecond, seconds, ...target }) {
  const { users } = target;
  const stop = new AbortController();
  const pages = Promise.all(users.map((user) => followNews(target, user, stop.signal)));
  const asked = await askForAWhile({ perSecond, seconds, ...target });
  stop.abort();
  const told = await pages;
  const cut = told.filter(({ isConnected }) => !isConnected).length;
  const wrong = [
    ...asked.wrong,
    ...(cut === 0 ? [] : [`${cut} pages were cut off`]),
    ...(told.every(({ news }) => news > 1) ? [] : ['a page was not told that figures had changed']),
  ];
  return { ...asked, wrong, news: told.reduce((sum, { news }) => sum + news, 0) };
}

/** @param {Target & { perSecond: number, seconds: number }} options */
async function askForAWhile({ perSecond, seconds, ...target }) {
  const { address, users } = target;
  /** @type {Map<string, number[]>} */
  const times = new Map(CROWDS.map(({ role }) => [role, []]));
  const groups = CROWDS.flatMap((crowd) => splitCrowd(crowd, { users, perSecond }));
  const results = await Promise.all(
    groups.map(async ({ role, paths, members, rate }, index) => {
      const found = times.get(role) ?? [];
      let connection = 0;
      const setupClient = (/** @type {autocannon.Client} */ client) => {
        const own = members.filter((_member, at) => at % rate === connection);
        connection += 1;
        const asked = paths.flatMap((_path, turn) =>
          own.map(({ user, first }) => requestOf(paths[(first + turn) % paths.length] ?? '', target, user)),
        );
        client.setRequests(asked);
      };
      /** @type {autocannon.Options} */
      const options = { url: address, connections: rate, overallRate: rate, duration: seconds, setupClient };
      await delay((1000 * index) / groups.length);
      /** @type {autocannon.Result} */
      const result = await new Promise((resolve, reject) => {
        const run = autocannon(options, (error, end) => (error ? reject(error) : resolve(end)));
        run.on('response', (_client, _status, _bytes, milliseconds) => found.push(milliseconds));
      });
      if (connection !== rate) throw new Error(`${role}: ${connection} of ${rate} connections were opened`);
      return { role, ...result };
    }),
  );
  const all = [...times.values()].flat();
  const wrong = results.flatMap(({ role, errors, timeouts, non2xx, statusCodeStats }) =>
    errors + timeouts + non2xx === 0 ? [] : [`${role}: ${errors} errors, ${timeouts} timeouts, answers ${JSON.stringify(statusCodeStats)}`],
  );
  return {
    ...{ users: users.length, seconds, wrong, perSecond: all.length / seconds },
    all: spread('all', all),
    roles: [...times].map(([role, list]) => spread(role, list)),
  };
}

/**
 * @param {string} role
 * @param {readonly number[]} times
 * @returns {RoleTimes}
 */
function spread(role, times) {
  const { count, ...percentiles } = percentilesOf(times);
  return { role, requests: count, ...percentiles };
}
