import { expectEqual, expectTrue } from './checks.mjs';

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
export const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((month) => `bc-${month}`);
export const LAST = MONTHS.at(-1);
/** The one that cannot be published in the last month. */
export const SILENT = 'snnmt';

const regularIn = (index, [, , start, end]) => start + Math.floor(((end - start) * UPTAKE[index] + 50) / 100);

/** `code n/N` of every agency of a month, in the order of the codes; a part that is to merge is counted with the other in today's view. */
export function expectedRows(index, isToday) {
  const isApart = index < MERGED_FROM;
  const rows = AGENCIES.filter(([code]) => code !== 'skhcn' || !isApart).map((row) => [row[0], regularIn(index, row), row[1]]);
  const parts = isApart ? PARTS.map((row) => [row[0], regularIn(index, row), row[1]]) : [];
  const merged = parts.reduce(([code, n, all], [, ofPart, officials]) => [code, n + ofPart, all + officials], ['skhcn', 0, 0]);
  const all = [...rows, ...(isApart && isToday ? [merged] : parts)];
  return all
    .map(([code, n, officials]) => `${code} ${index === MONTHS.length - 1 && code === SILENT ? 'null' : n}/${officials}`)
    .toSorted();
}

export const rowsOf = (agencies) => agencies.map(({ code, figure }) => `${code} ${figure.numerator}/${figure.denominator}`).toSorted();
const oneDigit = (ratio) => (ratio === null ? null : Math.floor(ratio * 1000 + 0.5) / 10);

/** The figures of the demo's story, from the outside: by the API and by the command line. */
export async function checkProvince({ checks, api, demo }) {
  await checkUse({ checks, api, demo });
  await checkDefinitions({ checks, api });
  await checkRoster({ checks, api });
  await checkMergedCentre({ checks, api });
  await checkPaper({ checks, api, demo });
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
        const isSum = code === 'skhcn' && MONTHS.indexOf(month) < MERGED_FROM;
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

/** The centre that joined on 01/04/2026 is listed in the months it was there in, and not in the one within which it ended. */
async function checkMergedCentre({ checks, api }) {
  await checks.check('as it was: 31 agencies in M0–M2, the merged centre among them, and 30 from M3 on', async () => {
    const counts = [];
    for (const month of MONTHS) {
      const { agencies } = await api.adoption(`?ky=${month}&cc=tai-thoi-diem`);
      counts.push([agencies.length, agencies.some(({ code }) => code === 'ttcds')]);
    }
    expectEqual(counts, [...MONTHS.slice(0, 3).map(() => [31, true]), ...MONTHS.slice(3).map(() => [30, false])], 'agencies');
  });
}

async function checkRoster({ checks, api }) {
  await checks.check('M6: R 1,536 = 1,521+9+4+2; E 1,521 = 1,492+29; B 1,610 = 1,507+30+44+9+17+3', async () => {
    const { identities } = await api.read('/api/v1/directory/identities?at=2026-07-14');
    const found = Object.fromEntries(identities.map(({ name, total, parts }) => [name, [total, ...Object.values(parts)]]));
    expectEqual(found.roster, [1536, 1521, 9, 4, 2], 'R');
    expectEqual(found.eligible, [1521, 1492, 29], 'E');
    expectEqual(found.mailboxes, [1610, 1507, 30, 44, 9, 17, 3], 'B');
    const [total, matched] = found.addresses ?? [0, 0];
    expectTrue(total > 0 && matched > 0, 'the logs name addresses, and most are of mailboxes');
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
  await checkSheets({ checks, read, ofUnit });
  await checks.check('nhipthu paper report prints what the API answers', async () => {
    const { province, units, prices } = await demo.command('paper', 'report', '--at', '2026-07-14', '--json');
    const reply = await read(LAST);
    expectEqual({ province, units, prices }, { province: reply.province, units: reply.units, prices: reply.prices }, 'report');
    expectEqual(ofUnit({ units }, 'snv').savings.total, 1_161_000, 'savings of Sở Nội vụ');
    expectEqual(province.registers.amount, 5395, 'documents on paper');
  });
  await checks.check('who would pass 30 % of paper, by the API and by nhipthu targets what-if: fewer by RA than by RN', async () => {
    const metOf = async (measure) => {
      const reply = await api.read(`/api/v1/paper/what-if?ky=${LAST}&threshold=0.3&measure=${measure}`);
      const at30 = ['--definition', 'paper-reduction@1', '--at', '2026-07-14', '--at-least', '30', '--measure', measure];
      const printed = await demo.command('targets', 'what-if', ...at30, '--json');
      expectEqual(printed.agencies, reply.agencies, 'the command');
      expectEqual(reply.metNow, 1, 'at half now');
      return reply.metTried;
    };
    const [absolute, normalised] = [await metOf('absolute'), await metOf('normalised')];
    const { units } = await read(LAST);
    const countOf = (number) => units.filter(({ registers }) => registers.reduction[number] >= 0.3).length;
    expectEqual([absolute, normalised], [countOf('absolute'), countOf('normalised')], 'who would pass');
    expectTrue(absolute < normalised, 'RA is as mild as RN');
  });
}

/** Sheets by print logs (P2) and reams (P3), of the agencies that know theirs. */
async function checkSheets({ checks, read, ofUnit }) {
  await checks.check('sheets of Sở Nội vụ: 3,600 to 1,730; with 90 to 40 letters it saves 1,161,000 đ a month', async () => {
    const { printLogs, savings } = ofUnit(await read(LAST), 'snv');
    expectEqual([printLogs.baselineAmount, printLogs.amount, oneDigit(printLogs.reduction.normalised)], [3600, 1730, 54.2], 'sheets');
    expectEqual(savings, { sheets: 561_000, postings: 600_000, total: 1_161_000 }, 'savings');
  });
  await checks.check(
    'the three ledgers of the province: sums of who handed in, 4 and 5 of 30; Sở Tài chính is told apart; a queue is nobody’s',
    async () => {
      const { province, units, unattributedSheets } = await read(LAST);
      const { printLogs, reams, printLogCount, reamCount, submittedCount, expectedCount } = province;
      expectEqual([submittedCount, printLogCount, reamCount, expectedCount], [30, 4, 5, 30], 'handed in');
      expectEqual([printLogs.baselineAmount, printLogs.amount], [23_000, 12_860], 'sheets printed');
      expectEqual([reams.baselineAmount, reams.amount], [29_000, 17_500], 'sheets bought');
      const apart = units.filter(({ isSheetMismatch }) => isSheetMismatch).map(({ code }) => code);
      expectEqual(apart, ['stc'], 'more than a fifth apart');
      expectEqual(unattributedSheets, 110, 'of no agency');
      expectEqual(province.savings, { sheets: 4_011_000, postings: 5_004_000, total: 9_015_000 }, 'savings');
    },
  );
}
