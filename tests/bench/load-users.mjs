// Users of every role who ask what their pages ask, at a steady rate over all.
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
 * Asks for a while, and tells how long each answer took, as it was seen by who asked.
 * @param {Target & { users: number, perSecond: number, seconds: number }} options
 */
export async function runUsers({ address, cookies, period, users, perSecond, seconds }) {
  /** @type {Map<string, number[]>} */
  const times = new Map();
  const results = await Promise.all(
    CROWDS.map(async ({ role, share, paths }) => {
      /** @type {number[]} */
      const found = [];
      times.set(role, found);
      const headers = { cookie: cookies.get(role) ?? '', origin: address, 'accept-encoding': 'gzip' };
      /** @type {autocannon.Options} */
      const options = {
        ...{ url: address, connections: Math.round(users * share), overallRate: Math.round(perSecond * share), duration: seconds },
        requests: paths.map((path) => ({ method: 'GET', path: addressOf(path, period), headers })),
      };
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
