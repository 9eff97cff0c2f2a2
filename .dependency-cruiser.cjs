const path = require('node:path');

/**
 * The rooms of the house and the doors between them (docs/decisions, CONTRIBUTING.md). Every rule here is broken once by a file
 * in tests/boundaries/fixture, and tests/boundaries/boundaries.test.ts asserts that exactly those violations are found.
 * Type-only imports count: a type is knowledge too.
 */
const FEATURES = 'ingest|usage|paper|publication|reports|privacy|operate|demo';
const SHARED_ROOMS = 'config|directory|calendar|database|queue|http|access|targets|log';
const TEST_FILE = '\\.test\\.tsx?$';
const COUNT_READERS = '(adoption|what-if|lifecycle|stickiness|unmasked-use)\\.service|usage-answers\\.module';
const PURE_ROOMS = '^apps/api/src/ingest/(maillog|facts)/';

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule('no-circular', 'No import cycles, not even of types.', {}, { circular: true }),
    rule(
      'no-barrel',
      'Import the file that holds the thing; only libs/metrics has an index.ts.',
      { path: '(^|/)index\\.tsx?$', pathNot: '^libs/metrics/src/index\\.ts$' },
      {},
    ),
    rule(
      'not-to-test',
      'Production code never imports a test or a test helper.',
      { pathNot: ['^tests/', TEST_FILE] },
      { path: ['^tests/', TEST_FILE] },
    ),

    rule(
      'metrics-is-pure',
      'libs/metrics imports itself only: no package, not even a Node built-in.',
      { path: '^libs/metrics/', pathNot: TEST_FILE },
      { pathNot: '^libs/metrics/src/' },
    ),
    rule(
      'metrics-tests-are-pure',
      'Tests of libs/metrics need Jest and fast-check, nothing else.',
      { path: `^libs/metrics/.*${TEST_FILE}` },
      { pathNot: ['^libs/metrics/src/', '(^|/)@jest/globals', '(^|/)fast-check'] },
    ),
    rule(
      'metrics-by-name',
      'libs/metrics is reached through its package name, never by a path into its sources.',
      { path: '^(apps|tests)/' },
      { path: '^libs/metrics/src/' },
    ),

    rule(
      'web-not-api',
      'The web knows the api by HTTP and by the contract types of libs/metrics only.',
      { path: '^apps/web/' },
      { path: ['^apps/(?!web/)', '^@nhip-thu/(?!metrics$)', '^libs/(?!metrics/)'] },
    ),
    rule(
      'web-feature-alone',
      'A web feature never imports another feature; what two need moves to ui, charts, api or text.',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    rule(
      'web-charts-are-plain',
      'Charts take plain rows: they know neither features, pages nor the server.',
      { path: '^apps/web/src/charts/' },
      { path: '^apps/web/src/(features|routes|app|api)/' },
    ),
    rule(
      'web-one-way',
      'app and routes use features, features use ui, charts, api and text; never back.',
      { path: '^apps/web/src/(ui|api|text|features)/' },
      { path: '^apps/web/src/(?:(?:routes|app)/|(?!$1/)features/)' },
    ),

    rule(
      'maillog-is-pure',
      'ingest/maillog turns bytes into facts: Node built-ins at most, no Nest, no database.',
      { path: '^apps/api/src/ingest/maillog/', pathNot: TEST_FILE },
      { pathNot: '^apps/api/src/ingest/maillog/', dependencyTypesNot: ['core'] },
    ),
    rule(
      'facts-is-pure',
      'ingest/facts is a format: Node built-ins at most, no Nest, no database.',
      { path: '^apps/api/src/ingest/facts/', pathNot: TEST_FILE },
      { pathNot: '^apps/api/src/ingest/facts/', dependencyTypesNot: ['core'] },
    ),
    rule(
      'api-not-web',
      'The api serves the built web app as files; it never imports its sources.',
      { path: '^apps/api/' },
      { path: '^apps/web/' },
    ),
    rule(
      'api-feature-doors',
      `A feature imports itself and ${SHARED_ROOMS.replaceAll('|', ', ')}.`,
      { path: `^apps/api/src/(${FEATURES})/`, pathNot: ['^apps/api/src/(usage|demo|reports|privacy)/', PURE_ROOMS] },
      { path: '^apps/api/src/', pathNot: `^apps/api/src/($1|${SHARED_ROOMS})/` },
    ),
    rule(
      'api-demo-doors',
      'demo feeds the real pipeline, so it may also hand logs to the service of ingest, registers and print logs to those of paper, set a target, freeze, explain, export and schedule by those of reports, ask and answer by those of privacy; the rest stays closed.',
      { path: '^apps/api/src/demo/' },
      {
        path: '^apps/api/src/',
        pathNot: [
          `^apps/api/src/(demo|${SHARED_ROOMS})/`,
          '^apps/api/src/ingest/(ingest\\.(service|module)|origin\\.repository)\\.ts$',
          '^apps/api/src/privacy/((named-view|data-request)\\.service|notice\\.repository|privacy\\.module)\\.ts$',
          '^apps/api/src/paper/((paper|agreed)\\.service|print-log/print-log(\\.service)?|paper\\.module)\\.ts$',
          '^apps/api/src/targets/',
          '^apps/api/src/reports/((freeze|explanation|evidence|exports/report-export|schedules/schedule)\\.service|reports\\.module)\\.ts$',
        ],
      },
    ),
    rule(
      'api-reports-doors',
      'reports freezes what use and paper answer, so it may ask their services; how they find it stays closed.',
      { path: '^apps/api/src/reports/' },
      {
        path: '^apps/api/src/',
        pathNot: [
          `^apps/api/src/(reports|${SHARED_ROOMS})/`,
          '^apps/api/src/usage/(adoption\\.service|usage\\.repository|usage(-answers)?\\.module)\\.ts$',
          '^apps/api/src/paper/(paper-report\\.service|paper(-answers)?\\.module)\\.ts$',
        ],
      },
    ),
    rule(
      'api-privacy-doors',
      'privacy shows a person how they were counted, so it may ask the services of usage that count, and writes the impact assessment with the pen of reports; the rest stays closed.',
      { path: '^apps/api/src/privacy/' },
      {
        path: '^apps/api/src/',
        pathNot: [
          `^apps/api/src/(privacy|${SHARED_ROOMS})/`,
          '^apps/api/src/usage/(adoption\\.service|own-use\\.service|usage\\.module)\\.ts$',
          '^apps/api/src/reports/documents/docx/write-docx\\.ts$',
        ],
      },
    ),
    rule(
      'api-usage-doors',
      'usage reads fact blocks, so it may also import the two pure rooms of ingest; the rest of ingest stays closed.',
      { path: '^apps/api/src/usage/' },
      { path: '^apps/api/src/', pathNot: [`^apps/api/src/(usage|${SHARED_ROOMS})/`, PURE_ROOMS] },
    ),
    rule(
      'usage-counts-by-one-door',
      'Stored counts of people reach an answer through usage/publish-rows.ts only: what reads them is listed here, and is no controller.',
      { path: '^apps/api/src/', pathNot: [`^apps/api/src/usage/(${COUNT_READERS})\\.ts$`, TEST_FILE] },
      { path: '^apps/api/src/usage/unit-period\\.repository\\.ts$' },
    ),
    rule(
      'usage-unmasked-for-the-operator',
      'Exact counts are for whoever runs the server: the command line alone asks for them, and no route.',
      {
        path: '^apps/api/src/',
        pathNot: ['^apps/api/src/cli/commands/adoption\\.command\\.ts$', '^apps/api/src/usage/usage\\.module\\.ts$', TEST_FILE],
      },
      { path: '^apps/api/src/usage/unmasked-use\\.service\\.ts$' },
    ),
    rule(
      'api-foundation-knows-no-feature',
      'The shared rooms know no feature and no program file but where the package lies.',
      { path: `^apps/api/src/(${SHARED_ROOMS})/` },
      { path: '^apps/api/src/', pathNot: `^apps/api/src/((${SHARED_ROOMS})/|places\\.ts$)` },
    ),
    rule(
      'api-worker-is-lean',
      'A worker takes jobs only: what it loads, by whatever way, has no routes, so neither Express, Swagger nor bull-board is in its memory (ADR 29).',
      { path: '^apps/api/src/(worker\\.module|make-worker)\\.ts$' },
      { path: ['\\.controller\\.ts$', '@nestjs/(swagger|platform-express|terminus)', '@bull-board/'], reachable: true },
    ),
    rule(
      'api-config-alone',
      'config parses the environment and imports no other room.',
      { path: '^apps/api/src/config/' },
      { path: '^apps/api/src/', pathNot: '^apps/api/src/config/' },
    ),
  ],
  options: {
    parser: 'acorn',
    babelConfig: { fileName: path.join(__dirname, 'tests/boundaries/only-imports.babel.cjs') },
    doNotFollow: { path: ['node_modules', '^libs/metrics/dist/'] },
    exclude: { path: ['^apps/[^/]+/(dist|program)/', '^tests/boundaries/fixture/'] },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], conditionNames: ['import', 'node', 'default'] },
  },
};
