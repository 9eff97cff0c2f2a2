// Users of every role who ask what their pages ask, at a steady rate over all.
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';

/**
 * @typedef {import('../../libs/metrics/src/index.ts').Role} Role
 * @typedef {{ role: Role, share: number, paths: readonly string[] }} Crowd what the pages of a role ask for, and what part of all users has it
 * @typedef {{ role: string, requests: number, p50: number, p95: number, p99: number, max: number }} RoleTimes milliseconds
 */

const OVERVIEW = ['periods', 'adoption?ky=PERIOD&dn=du-2@1', 'adoption/sensitivity?ky=PERIOD', 'targets'];

/** Most come for charts; who feeds logs and who checks are few. PERIOD stands for the period at hand. @type {readonly Crowd[]} */
export const CROWDS = [
  {
    role: 'leadership',
    share: 0.2,
    paths: [...OVERVIEW, 'adoption/lifecycle?ky=PERIOD', 'adoption/agencies/snv?ky=PERIOD', 'calendar?nam=2026'],
  },
  { role: 'home-affairs', share: 0.2, paths: [...OVERVIEW, 'directory/tree', 'directory/officials', 'ingest'] },
  { role: 'agency', share: 0.4, paths: [...OVERVIEW, 'adoption/agencies/snv?ky=PERIOD', 'directory/tree'] },
  { role: 'mail-administrator', share: 0.05, paths: ['ingest', 'ingest/segments', 'ingest/reconciliation'] },
  { role: 'official', share: 0.1, paths: ['own-data/use?ky=PERIOD', 'own-data/looks', 'targets', 'calendar?nam=2026'] },
  { role: 'auditor', share: 0.05, paths: [...OVERVIEW, 'audit'] },
];

/** @typedef {{ address: string, cookies: ReadonlyMap<string, string>, period: string }} Target `cookies` of an account of each role */

/** Questions a second of one group. */
const GROUP_RATE = 5;

/** @param {string} path @param {string} period */
function addressOf(path, period) {
  return `/api/v1/${path.replace('PERIOD', period)}`;
}

/**
 * Every question once. @throws Error naming the first that is not answered 200
 * @param {Target} target
 */
export async function checkQuestions({ address, cookies, period }) {
  for (const { role, paths } of CROWDS) {
    for (const path of paths) {
      const { status } = await fetch(`${address}${addressOf(path, period)}`, { headers: { cookie: cookies.get(role) ?? '' } });
      if (status !== 200) throw new Error(`${role}: ${path} was answered ${status}`);
    }
  }
}

/**
 * People come when they like, and a group of autocannon asks at the beginning of each second: a crowd is so many groups, which begin one after the other
 * over a second, each with another question.
 * @param {Crowd} crowd
 * @param {{ users: number, perSecond: number }} all
 */
function splitCrowd({ role, share, paths }, { users, perSecond }) {
  const rate = Math.round(perSecond * share);
  const count = Math.max(1, Math.floor(rate / GROUP_RATE));
  return Array.from({ length: count }, (_, index) => ({
    ...{ role, paths, first: index % paths.length },
    ...{ connections: Math.round((users * share) / count), rate: Math.round(rate / count) },
  }));
}

/**
 * Asks for a while, and tells how long each answer took, as it was seen by who asked.
 * @param {Target & { users: number, perSecond: number, seconds: number }} options
 */
export async function runUsers({ address, cookies, period, users, perSecond, seconds }) {
  /** @type {Map<string, number[]>} */
  const times = new Map(CROWDS.map(({ role }) => [role, []]));
  const groups = CROWDS.flatMap((crowd) => splitCrowd(crowd, { users, perSecond }));
  const results = await Promise.all(
    groups.map(async ({ role, paths, connections, rate, first }, index) => {
      const found = times.get(role) ?? [];
      const headers = { cookie: cookies.get(role) ?? '', origin: address, 'accept-encoding': 'gzip' };
      const asked = [...paths.slice(first), ...paths.slice(0, first)];
      /** @type {autocannon.Options} */
      const options = {
        ...{ url: address, connections, overallRate: rate, duration: seconds },
        requests: asked.map((path) => ({ method: 'GET', path: addressOf(path, period), headers })),
      };
      await delay((1000 * index) / groups.length);
      /** @type {autocannon.Result} */
      const result = await new Promise((resolve, reject) => {
        const run = autocannon(options, (error, end) => (error ? reject(error) : resolve(end)));
        run.on('response', (_client, _status, _bytes, milliseconds) => found.push(milliseconds));
      });
      return { role, ...result };
    }),
  );
  const all = [...times.values()].flat();
  const wrong = results.flatMap(({ role, errors, timeouts, non2xx, statusCodeStats }) =>
    errors + timeouts + non2xx === 0 ? [] : [`${role}: ${errors} errors, ${timeouts} timeouts, answers ${JSON.stringify(statusCodeStats)}`],
  );
  return {
    ...{ users, seconds, wrong, perSecond: all.length / seconds },
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
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { role, requests: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
