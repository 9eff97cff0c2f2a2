import { expectEqual, expectIncludes, expectTrue } from './checks.mjs';

/** The agencies as the story of the demo has them: officials, and regular users of the first and the last month. */
const AGENCIES = [
  ...[
    ['vpubnd', 84, 27, 76],
    ['snv', 68, 14, 62],
    ['stc', 92, 22, 78],
    ['stp', 48, 11, 41],
    ['sct', 71, 13, 57],
    ['snnmt', 132, 24, 96],
  ],
  ...[
    ['sxd', 83, 12, 46],
    ['skhcn', 63, 15, 57],
    ['svhttdl', 66, 10, 47],
    ['sgddt', 78, 15, 60],
    ['syt', 75, 12, 55],
    ['sdttg', 38, 5, 27],
  ],
  ...[
    ['ttt', 44, 9, 38],
    ['bqlkcn', 10, 2, 9],
    ['pth', 44, 9, 35],
    ['pca', 38, 6, 28],
    ['pcc', 36, 6, 27],
    ['pcs', 40, 7, 30],
  ],
  ...[
    ['pmc', 42, 8, 34],
    ['xvh', 38, 5, 25],
    ['xdk', 33, 4, 20],
    ['xls', 31, 3, 16],
    ['xcs', 32, 4, 19],
    ['xsk', 34, 3, 18],
  ],
  ...[
    ['xtm', 33, 4, 20],
    ['xxn', 30, 2, 13],
    ['xml', 34, 2, 15],
    ['xpk', 35, 4, 21],
    ['xnc', 35, 3, 17],
    ['xmb', 34, 2, 12],
  ],
];
/** The two parts of Sở Khoa học và Công nghệ until they merged on 01/04/2026. */
const PARTS = [
  ['skhcn', 39, 12, 37],
  ['ttcds', 24, 3, 20],
];
/** Percent of the way from the first month to the last. */
const UPTAKE = [0, 15, 25, 50, 70, 88, 100];
const MERGED_FROM = 3;
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((month) => `bc-${month}`);
const LAST = MONTHS.at(-1);
/** The one that cannot be published in the last month. */
const SILENT = 'snnmt';

const regularIn = (index, [, , start, end]) => start + Math.floor(((end - start) * UPTAKE[index] + 50) / 100);

/** `code n/N` of every agency of a month, in the order of the codes; a part that is to merge is counted with the other in today's view. */
function expectedRows(index, isToday) {
  const isApart = index < MERGED_FROM;
  const rows = AGENCIES.filter(([code]) => code !== 'skhcn' || !isApart).map((row) => [row[0], regularIn(index, row), row[1]]);
  const parts = isApart ? PARTS.map((row) => [row[0], regularIn(index, row), row[1]]) : [];
  const merged = parts.reduce(([code, n, all], [, ofPart, officials]) => [code, n + ofPart, all + officials], ['skhcn', 0, 0]);
  const all = [...rows, ...(isApart && isToday ? [merged] : parts)];
  return all
    .map(([code, n, officials]) => `${code} ${index === MONTHS.length - 1 && code === SILENT ? 'null' : n}/${officials}`)
    .toSorted();
}

const rowsOf = (agencies) => agencies.map(({ code, figure }) => `${code} ${figure.numerator}/${figure.denominator}`).toSorted();
const oneDigit = (ratio) => (ratio === null ? null : Math.floor(ratio * 1000 + 0.5) / 10);

/** The figures of the demo's story, from the outside: by the API and by the command line. */
export async function checkProvince({ checks, api, demo }) {
  await checkUse({ checks, api, demo });
  await checkDefinitions({ checks, api });
  await checkRoster({ checks, api });
  await checkPaper({ checks, api, demo });
  await checkFrozen({ checks, api, demo });
  await checkExplanations({ checks, api, demo });
}

async function checkUse({ checks, api, demo }) {
  const { check } = checks;
  for (const [index, month] of MONTHS.entries()) {
    await check.call(checks, `M${index}: n and N of every agency`, async () =>
      expectEqual(rowsOf((await api.adoption(`?ky=${month}`)).agencies), expectedRows(index, true), month),
    );
  }
  for (const index of [0, 2]) {
    await check.call(checks, `M${index}: 31 agencies as they were, the centre among them`, async () => {
      const { agencies } = await api.adoption(`?ky=${MONTHS[index]}&cc=tai-thoi-diem`);
      expectEqual(rowsOf(agencies), expectedRows(index, false), MONTHS[index]);
      expectEqual(agencies.length, 31, 'agencies');
    });
  }
  await check.call(
    checks,
    'M6: 1,003 of 1,389 in the province, 65.9 % with what is missing as 0; met 4, near 2, not met 23, insufficient 1',
    async () => {
      const { province, provinceMissingAsZero, verdicts, agencies } = await api.adoption(`?ky=${LAST}`);
      expectEqual([province.numerator, province.denominator, oneDigit(province.value)], [1003, 1389, 72.2], 'province');
      expectEqual([provinceMissingAsZero.denominator, oneDigit(provinceMissingAsZero.value)], [1521, 65.9], 'missing as 0');
      expectEqual([verdicts.met, verdicts.near, verdicts['not-met'], verdicts['insufficient-data']], [4, 2, 23, 1], 'verdicts');
      const named = (verdict) =>
        agencies
          .filter(({ figure }) => figure.verdict === verdict)
          .map(({ code }) => code)
          .toSorted();
      expectEqual(
        [named('met'), named('near')],
        [
          ['bqlkcn', 'skhcn', 'snv', 'vpubnd'],
          ['stp', 'ttt'],
        ],
        'agencies',
      );
      const board = agencies.find(({ code }) => code === 'bqlkcn');
      expectEqual(board.figure.isInconclusive, true, 'Ban Quản lý is inconclusive');
      const { publication, interval, bounds } = board.figure;
      expectEqual([publication, interval, bounds, board.change], ['at-least', null, null, null], 'Ban Quản lý is ≥9/10');
      expectEqual([province.publication, province.margin], ['about', 1], 'the province is 1,003 ±1');
    },
  );
  await check.call(
    checks,
    'M6: the agency that lost its log has 8,292 of 10,560 minutes, 78.5 %: no value, but bounds that hold the true 96 of 132',
    async () => {
      const { agencies, snapshots } = await api.adoption(`?ky=${LAST}`);
      const { figure } = agencies.find(({ code }) => code === SILENT);
      expectEqual([figure.verdict, figure.value, figure.interval], ['insufficient-data', null, null], 'figure');
      expectEqual([figure.coverageMinutes.coveredMinutes, figure.coverageMinutes.expectedMinutes], [8292, 10_560], 'minutes');
      expectEqual(oneDigit(figure.coverage), 78.5, 'coverage');
      expectTrue(figure.bounds.lower <= 96 / 132 && 96 / 132 <= figure.bounds.upper, `bounds ${JSON.stringify(figure.bounds)}`);
      expectEqual([...new Set(snapshots.map(({ coverage }) => coverage))], ['coverage@2'], 'definition of coverage');
    },
  );
  await check.call(checks, 'every other agency is covered whole in every month, and its bounds are its figure', async () => {
    for (const month of MONTHS) {
      const { agencies } = await api.adoption(`?ky=${month}`);
      const others = agencies.filter(({ code, figure: { coverage, bounds, value, publication } }) => {
        // The bounds of a masked count would be the count, and a merged agency is a sum of what was printed.
        const isSum = code === 'skhcn' && MONTHS.indexOf(month) <= MERGED_FROM;
        const isFigure = publication === 'exact' && !isSum ? bounds?.lower === value && bounds.upper === value : bounds === null;
        const isWhole = coverage === 1 && isFigure;
        return !isWhole && !(month === LAST && code === SILENT);
      });
      expectEqual(
        others.map(({ code }) => code),
        [],
        month,
      );
    }
  });
  await check.call(checks, 'nhipthu adoption --period reporting-month --at 2026-07-14 prints the same', async () => {
    const reply = await demo.command('adoption', '--period', 'reporting-month', '--at', '2026-07-14', '--by', 'agency', '--json');
    expectEqual(rowsOf(reply.rows), expectedRows(6, true), 'rows');
    const { province, provinceMissingAsZero } = reply;
    expectEqual([province.numerator, province.denominator, oneDigit(provinceMissingAsZero.value)], [1003, 1389, 65.9], 'province');
    expectEqual([reply.simulated, reply.isProvisional], ['Sơn La (dữ liệu giả lập)', false], 'label');
  });
}

async function checkDefinitions({ checks, api }) {
  const readDefinition = async (definition, month = LAST) =>
    (await api.adoption(`?ky=${month}&dn=${encodeURIComponent(definition)}`)).agencies;
  const countOf = (agencies, code) => agencies.find((agency) => agency.code === code).figure.numerator;
  await checks.check('M6: Sở Nội vụ has 67, 62, 61, 43, 65 of 68 under DU-1 to DU-5', async () => {
    const counts = [];
    for (const definition of ['du-1@1', 'du-2@1', 'du-3@1', 'du-4@1', 'du-5@1'])
      counts.push(countOf(await readDefinition(definition), 'snv'));
    expectEqual(counts, [67, 62, 61, 43, 65], 'counts');
  });
  await checks.check('M6: machines that fetch mail count for nobody: DU-1 of Sở Xây dựng is 52 of 83, DU-2 46', async () => {
    expectEqual([countOf(await readDefinition('du-1@1'), 'sxd'), countOf(await readDefinition('du-2@1'), 'sxd')], [52, 46], 'counts');
  });
  await checks.check('M6: any log-in would make it 80 of 83; 28 of those boxes are shown as read by machines only', async () => {
    const { boxes } = (await readDefinition('du-2@1')).find(({ code }) => code === 'sxd');
    expectEqual([boxes.loggedIn, boxes.machineOnly], [80, 28], 'boxes');
  });
  await checks.check('M6: of the messages sent some stay inside the province, some leave it, and nothing is counted twice', async () => {
    const { volume, agencies } = await api.adoption(`?ky=${LAST}`);
    for (const { code, volume: own } of [...agencies, { code: 'all', volume }]) {
      const told = own.sentInternal + own.sentExternal + own.sentMixed;
      if (told > own.sent || own.recipients < told || own.internalRecipients > own.recipients)
        throw new Error(`${code}: ${JSON.stringify(own)}`);
    }
    if (!(volume.sentInternal > 0 && volume.sentExternal > 0)) throw new Error(JSON.stringify(volume));
  });
  await checks.check('M6: DU-4 is null where the log has no time of day, and nowhere else', async () => {
    const agencies = await readDefinition('du-4@1');
    const unsaid = agencies.filter(({ code, figure }) => figure.value === null && code !== SILENT).map(({ code }) => code);
    expectEqual(unsaid, ['syt'], 'agencies without a value');
  });
  await checks.check('DU-3 is null before M3', async () => {
    for (const index of [0, 1, 2]) {
      const agencies = await readDefinition('du-3@1', MONTHS[index]);
      expectEqual(
        agencies.filter(({ figure }) => figure.value !== null).map(({ code }) => code),
        [],
        MONTHS[index],
      );
    }
    expectTrue(countOf(await readDefinition('du-3@1', MONTHS[3]), 'snv') > 0, 'DU-3 of M3 is null');
  });
}

async function checkRoster({ checks, api }) {
  await checks.check('M6: R 1,536 = 1,521+9+4+2; E 1,521 = 1,492+29; B 1,610 = 1,507+30+44+9+17+3', async () => {
    const { identities } = await api.read('/api/v1/directory/identities?at=2026-07-14');
    const found = Object.fromEntries(identities.map(({ name, total, parts }) => [name, [total, ...Object.values(parts)]]));
    expectEqual(found.roster, [1536, 1521, 9, 4, 2], 'R');
    expectEqual(found.eligible, [1521, 1492, 29], 'E');
    expectEqual(found.mailboxes, [1610, 1507, 30, 44, 9, 17, 3], 'B');
    expectTrue(
      identities.every(({ difference }) => difference === 0),
      'a difference is not 0',
    );
  });
}

async function checkPaper({ checks, api, demo }) {
  const read = (month) => api.read(`/api/v1/paper?ky=${month}`);
  const ofUnit = ({ units }, code) => units.find((unit) => unit.code === code);
  await checks.check('paper of Sở Nội vụ: 367, 325, 223, 280, 226, 207, 181; headline M2 13.3, M5 43.6, M6 50.7', async () => {
    const units = [];
    for (const month of MONTHS) units.push(ofUnit(await read(month), 'snv'));
    expectEqual(
      units.map(({ counts }) => counts.paper + counts.both),
      [367, 325, 223, 280, 226, 207, 181],
      'documents on paper',
    );
    const headlines = [2, 5, 6].map((index) => oneDigit(units[index].registers.reduction.headline));
    expectEqual(headlines, [13.3, 43.6, 50.7], 'headlines');
  });
  await checks.check('paper of M6: 5,395 of 9,582 from 8,213 of 9,126; only Sở Nội vụ is at half; nobody is missing or late', async () => {
    const { province, units } = await read(LAST);
    const { amount, documents, baselineAmount, baselineDocuments, reduction } = province.registers;
    expectEqual([amount, documents, baselineAmount, baselineDocuments], [5395, 9582, 8213, 9126], 'documents');
    expectEqual([reduction.absolute, reduction.normalised].map(oneDigit), [34.3, 37.4], 'RA and RN');
    const atHalf = units.filter(({ registers }) => registers.reduction.headline >= 0.5).map(({ code }) => code);
    expectEqual(atHalf, ['snv'], 'at half');
    expectEqual([...new Set(units.map(({ state }) => state))], ['submitted'], 'states');
  });
  await checks.check('nhipthu paper report prints the same', async () => {
    const reply = await demo.command('paper', 'report', '--at', '2026-07-14', '--json');
    const text = JSON.stringify(reply);
    for (const part of ['5395', '9582', '8213', '9126']) expectIncludes(text, part, 'report');
  });
}

/** The month of which a log came late, and the department it is of: 47 of 78. */
const LATE = { month: MONTHS[4], agency: 'sgddt', officials: 78, regular: 47 };

async function checkFrozen({ checks, api, demo }) {
  const { check } = checks;
  const regularOf = (content) =>
    content.agencies.map(({ code, use }) => ({ code, figure: use.find(({ definition }) => definition === 'du-2@1').figure }));
  const readCode = (code) => api.read(`/api/v1/freezes/codes/${code}`);
  const versionsOf = (reply, month) => reply.periods.find(({ period }) => period.id === month).versions;
  await check.call(checks, 'M0 to M6 are frozen, each after its end; M4 has one amendment, with who, why and who approved it', async () => {
    const reply = await api.read('/api/v1/freezes');
    expectEqual(reply.periods.map(({ period }) => period.id).toSorted(), MONTHS, 'frozen periods');
    const numbers = MONTHS.map((month) => versionsOf(reply, month).map(({ number }) => number));
    expectEqual(numbers, [[0], [0], [0], [0], [0, 1], [0], [0]], 'versions');
    for (const { period, versions } of reply.periods)
      for (const { frozenAt } of versions)
        expectTrue(frozenAt > period.to && frozenAt < '2026-07-17T01', `${period.id} was frozen at ${frozenAt}`);
    const [, amendment] = versionsOf(reply, LATE.month);
    expectTrue(amendment.reason.includes('nhật ký') && amendment.approvedBy !== null, 'the amendment says neither why nor who approved it');
    expectEqual(await demo.command('freeze', 'list', '--json').then(({ periods }) => periods), reply.periods, 'the command');
  });
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

async function checkExplanations({ checks, api, demo }) {
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
