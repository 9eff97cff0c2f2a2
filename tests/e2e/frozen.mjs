import { expectEqual, expectTrue } from './checks.mjs';
import { expectedRows, LAST, MONTHS, rowsOf, SILENT } from './province.mjs';

/** Frozen beside the months. */
const LONGER = ['bc-2026-q2', 'bc-2026-h1'];
/** The month of which a log came late, and the department it is of: 47 of 78. */
const LATE = { month: MONTHS[4], agency: 'sgddt', officials: 78, regular: 47 };

/** What the demo has frozen, amended and explained, from the outside: by the API and by the command line. */
export async function checkFrozen({ checks, api, demo }) {
  const { check } = checks;
  const regularOf = (content) =>
    content.agencies.map(({ code, use }) => ({ code, figure: use.find(({ definition }) => definition === 'du-2@1').figure }));
  const readCode = (code) => api.read(`/api/v1/freezes/codes/${code}`);
  const versionsOf = (reply, month) => reply.periods.find(({ period }) => period.id === month).versions;
  await check.call(
    checks,
    'M0 to M6, the second quarter and the first half-year are frozen, each after its end; M4 has one amendment, with who, why and who approved it',
    async () => {
      const reply = await api.read('/api/v1/freezes');
      expectEqual(reply.periods.map(({ period }) => period.id).toSorted(), [...MONTHS, ...LONGER].toSorted(), 'frozen periods');
      const numbers = MONTHS.map((month) => versionsOf(reply, month).map(({ number }) => number));
      expectEqual(numbers, [[0], [0], [0], [0], [0, 1], [0], [0]], 'versions');
      for (const { period, versions } of reply.periods)
        for (const { frozenAt } of versions)
          expectTrue(frozenAt > period.to && frozenAt < '2026-07-17T01', `${period.id} was frozen at ${frozenAt}`);
      const [, amendment] = versionsOf(reply, LATE.month);
      expectTrue(
        amendment.reason.includes('nhật ký') && amendment.approvedBy !== null,
        'the amendment says neither why nor who approved it',
      );
      expectEqual(await demo.command('freeze', 'list', '--json').then(({ periods }) => periods), reply.periods, 'the command');
    },
  );
  await check.call(checks, 'what is frozen of every month is n and N of every agency as it was then, and fits its code', async () => {
    const reply = await api.read('/api/v1/freezes');
    for (const [index, month] of MONTHS.entries()) {
      const { code } = versionsOf(reply, month).at(-1);
      const { content, isIntact } = await readCode(code);
      // The centre still existed at the beginning of M3, and everybody was counted where they were at its end.
      const peopled = regularOf(content).filter(({ figure }) => figure.denominator > 0);
      expectEqual(rowsOf(peopled), expectedRows(index, false), month);
      expectTrue(isIntact, `the content of ${code} does not fit it`);
    }
  });
  await check.call(
    checks,
    'M4: the original has no figure of Sở Giáo dục và Đào tạo, 801 of 1,443; the amendment 47 of 78, 848 of 1,521',
    async () => {
      const [original, amendment] = versionsOf(await api.read('/api/v1/freezes'), LATE.month);
      const provinceOf = ({ content }) => content.province.use.find(({ definition }) => definition === 'du-2@1').figure;
      const countsOf = (reply) => [provinceOf(reply).numerator, provinceOf(reply).denominator];
      const [before, after] = [await readCode(original.code), await readCode(amendment.code)];
      expectEqual(
        [countsOf(before), countsOf(after)],
        [
          [801, 1443],
          [848, 1521],
        ],
        'province',
      );
      const figureOf = ({ content }) => regularOf(content).find(({ code }) => code === LATE.agency).figure;
      expectEqual([figureOf(before).verdict, figureOf(before).numerator], ['insufficient-data', null], 'before');
      expectEqual([figureOf(after).numerator, figureOf(after).denominator], [LATE.regular, LATE.officials], 'after');
      const changed = after.content.agencies.filter(({ changes }) => changes.length > 0);
      expectEqual(
        changed.map(({ code }) => code),
        [LATE.agency],
        'changed agencies',
      );
      const delta = after.content.province.changes.find(({ metric, field }) => metric === 'du-2@1' && field === 'numerator');
      expectEqual([delta.before, delta.after, delta.delta], [801, 848, 47], 'delta of the province');
      const shown = await demo.command('freeze', 'show', original.code.toLowerCase(), '--json');
      expectEqual(countsOf(shown), [801, 1443], 'the command');
    },
  );
  await check.call(checks, 'live figures differ from no frozen month', async () => {
    expectEqual(await api.read('/api/v1/freezes/differences'), { differences: [], waiting: [] }, 'differences');
  });
}

export async function checkExplanations({ checks, api, demo }) {
  await checks.check(
    'one explanation is open (the lost log, due on 23/07), one accepted with evidence and a footnote in the amendment',
    async () => {
      const { explanations } = await api.read('/api/v1/explanations');
      const rows = explanations.map(({ agency, period, state, dueOn, isOverdue }) => [agency, period.id, state, dueOn, isOverdue]);
      expectEqual(
        rows,
        [
          [SILENT, LAST, 'open', '2026-07-23', false],
          [LATE.agency, LATE.month, 'accepted', null, false],
        ],
        'explanations',
      );
      const [, accepted] = explanations;
      expectEqual(
        accepted.steps.map(({ act }) => act),
        ['asked', 'answered', 'accepted'],
        'steps',
      );
      expectEqual(
        accepted.evidence.map(({ type }) => type),
        ['pdf'],
        'evidence',
      );
      const { footnote } = accepted.steps.at(-1);
      const { periods } = await api.read('/api/v1/freezes');
      const [original, amendment] = periods.find(({ period }) => period.id === LATE.month).versions;
      const footnotes = async ({ code }) =>
        (await api.read(`/api/v1/freezes/codes/${code}`)).content.agencies.find((agency) => agency.code === LATE.agency).footnotes;
      expectEqual([await footnotes(original), await footnotes(amendment)], [[], [footnote]], 'footnotes');
      const listed = await demo.command('explanation', 'list', '--json');
      expectEqual(listed.explanations, explanations, 'the command');
    },
  );
}
