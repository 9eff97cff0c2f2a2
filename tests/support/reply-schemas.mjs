import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Where the schemas of all replies are kept; the program serves them with /api/docs. */
export const REPLY_SCHEMAS_FILE = file('apps/api/src/http/reply-schemas.generated.ts');
export const OPENAPI_FILE = file('docs/openapi.json');

/** JSON schemas of all types of the contract by name, made from the types and their comments. */
export function makeReplySchemas() {
  const { definitions = {} } = createGenerator({
    path: file('libs/metrics/src/contract/*.ts'),
    tsconfig: file('libs/metrics/tsconfig.json'),
    type: '*',
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('*');
  const sorted = Object.fromEntries(Object.entries(definitions).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.parse(JSON.stringify(sorted).replaceAll('#/definitions/', '#/components/schemas/'));
}

/** The same as the text of a module. */
export function writeReplySchemas() {
  const text = JSON.stringify(makeReplySchemas(), null, 2);
  return `// Made by \`npm run openapi\` from libs/metrics/src/contract; do not edit.\nexport const REPLY_SCHEMAS = ${text} as const;\n`;
}
