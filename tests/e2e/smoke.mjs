// npm run e2e [-- --keep-images] [--glances] [--no-pictures] [--only SECTION]...: the built demo in a real Chromium, from sign-in to Ctrl-C.
// Pictures go to $NHIPTHU_ARTEFACTS (default artefacts/), counts to $NHIPTHU_TALLY; --keep-images also renews docs/img,
// --glances takes a picture of every page of every role in four looks as well, for whoever looks through them,
// --no-pictures takes those of the guides only, where nobody will look at the others.
// --only leaves out every section but those whose title begins so, for whoever works on one page.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkClosedDoors, checkSignIn } from './access.mjs';
import { checkAgency } from './agency-page.mjs';
import { Api } from './api.mjs';
import { Browser } from './browser.mjs';
import { checkCalendar } from './calendar-page.mjs';
import { Checks, expectEqual } from './checks.mjs';
import { hasEndedSoon, isRunning, startDemo } from './demo-program.mjs';
import { checkComparison } from './comparison-page.mjs';
import { checkDirectory } from './directory-page.mjs';
import { takeGuidePictures } from './guide-pictures.mjs';
import { checkIngest } from './ingest-page.mjs';
import { keepImages } from './keep-images.mjs';
import { checkLive } from './live.mjs';
import { checkPages } from './looks.mjs';
import { checkNavigation } from './navigation.mjs';
import { checkFigures, checkLooks } from './overview.mjs';
import { checkExplanations, checkFrozen } from './frozen.mjs';
import { checkProvince } from './province.mjs';
import { checkPaper } from './paper-page.mjs';
import { checkReconciliation } from './reconciliation-page.mjs';
import { checkReports } from './reports-pages.mjs';
import { checkRoles } from './roles.mjs';
import { sideBySide } from './side-by-side.mjs';
import { checkSpeed } from './speed.mjs';
import { checkTargets } from './targets-page.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPTIONS = {
  'keep-images': { type: 'boolean', default: false },
  glances: { type: 'boolean', default: false },
  'no-pictures': { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
};

/** Sections that change nothing which another looks at, the longest first; the guides show the demo as whoever starts it finds it. */
const LOOKING = [
  ['Pictures of the guides', takeGuidePictures],
  ['One agency, and the definitions', checkAgency],
  ['Address and keys', checkNavigation],
  ['Looks', checkLooks],
  ['Comparison', checkComparison],
  ['Paper, targets and calendar', checkPages],
];

/**
 * Sections that change something: those of a list one after the other, the two lists side by side. The first has all that changes officials, logs and calendar,
 * and what compares figures of them; of the second, frozen figures and paper are made of neither.
 */
const CHANGING = [
  [
    ['Targets', checkTargets],
    ['Ingest', checkIngest],
    ['Reconciliation', checkReconciliation],
    ['Calendar', checkCalendar],
    ['Directory', checkDirectory],
  ],
  [
    ['Frozen figures and explanations', checkReports],
    ['Charts of paper', checkPaper],
  ],
];

process.exitCode = await main();

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  if (values['no-pictures'] && (values['keep-images'] || values.glances))
    throw new Error('--no-pictures: then none can be kept or looked at');
  const artefacts = process.env.NHIPTHU_ARTEFACTS || join(ROOT, 'artefacts');
  const checks = new Checks();
  const pictures = { takesPictures: !values['no-pictures'], takesGlances: values.glances };
  await run({ checks, artefacts, only: values.only, pictures }).catch((error) => checks.fail('the run itself', error));
  if (values['keep-images'] && checks.failures.length === 0) await keepImages(artefacts, join(ROOT, 'docs/img'));
  checks.tally(process.env.NHIPTHU_TALLY);
  console.log(`e2e: ${checks.passed} passed, ${checks.failures.length} failed; pictures in ${artefacts}`);
  return checks.failures.length === 0 ? 0 : 1;
}

async function run({ checks, ...options }) {
  const startedAt = Date.now();
  const demo = await startDemo();
  console.log(`demo ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s at ${demo.address}`);
  try {
    await inBrowser({ checks, demo, ...options });
    await checkEnd({ checks, demo });
  } finally {
    await demo.dispose();
  }
}

async function inBrowser({ checks, demo, artefacts, only, pictures }) {
  const browser = await Browser.launch(demo.address, artefacts, pictures);
  const section = async (title, work) => {
    if (only !== undefined && !only.some((name) => title.startsWith(name))) return;
    const startedAt = Date.now();
    console.log(title);
    await work();
    console.log(`        ${title}: ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  };
  try {
    console.log('Sign-in');
    await checkSignIn({ checks, browser, demo });
    const api = new Api(demo.address, browser.cookies);
    const tools = { checks, browser, api, demo };
    await section('The demo from the outside', () => checkProvince(tools));
    await section('What is frozen and explained', async () => {
      await checkFrozen(tools);
      await checkExplanations(tools);
    });
    await section('Overview', () => checkFigures(tools));
    await section('Speed', () => checkSpeedInWhole({ ...tools, artefacts }));
    // Each has many looks of a page side by side itself.
    await sideBySide(LOOKING, ([title, look]) => section(title, () => look(tools)), 2);
    const inTurn = async (list) => {
      for (const [title, change] of list) await section(title, () => change(tools));
    };
    await sideBySide(CHANGING, inTurn, CHANGING.length);
    await section('Roles', () => checkRoles(tools));
    await section('Live figures', () => checkLive(tools));
    await section('Closed doors', () => checkClosedDoors(tools));
    await checks.check('no console error, no policy violation, no foreign host', () => expectEqual(browser.faults, [], 'faults'));
    await checks.check('nothing but the wrong password was refused at sign-in', () =>
      expectEqual(browser.sessionRefusalCount, 1, 'console errors for 401 of /api/v1/session'),
    );
  } finally {
    await browser.close();
  }
}

/** Times are those of the browser that people have. */
async function checkSpeedInWhole({ checks, browser, demo, artefacts }) {
  const whole = await Browser.launch(demo.address, artefacts, { isWhole: true });
  whole.cookies = browser.cookies;
  whole.faults = browser.faults;
  try {
    await checkSpeed({ checks, browser: whole });
  } finally {
    await whole.close();
  }
}

async function checkEnd({ checks, demo }) {
  console.log('Ctrl-C');
  const pid = await demo.databasePid();
  await checks.check('the embedded database runs until then', () => expectEqual(isRunning(pid), true, `process ${pid}`));
  await checks.check('the program ends in order', async () => expectEqual(await demo.interrupt(), { code: 0, signal: null }, 'end'));
  await checks.check('the embedded database is gone with it', async () =>
    expectEqual(await hasEndedSoon(pid), true, `end of process ${pid}`),
  );
}
