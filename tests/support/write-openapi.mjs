// npm run openapi: first the reply schemas from the contract's types, then docs/openapi.json from the built program. With the word `check`
// nothing is written; it ends with 1 when either is not what it would be.
import { readFile, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { makeReplySchemas, OPENAPI_FILE, REPLY_SCHEMAS_FILE, writeReplySchemas } from './reply-schemas.mjs';

const [, , word = ''] = process.argv;
switch (word) {
  case 'schemas':
    await writeFile(REPLY_SCHEMAS_FILE, writeReplySchemas());
    break;
  case 'document': {
    const { describeApi } = await import('../../apps/api/dist/describe-api.js');
    await writeFile(OPENAPI_FILE, `${JSON.stringify(await describeApi(), null, 2)}\n`);
    break;
  }
  case 'check': {
    const { describeApi } = await import('../../apps/api/dist/describe-api.js');
    const { REPLY_SCHEMAS } = await import('../../apps/api/dist/http/reply-schemas.generated.js');
    const plain = (value) => JSON.parse(JSON.stringify(value));
    const stale = [];
    if (!isDeepStrictEqual(plain(REPLY_SCHEMAS), makeReplySchemas())) stale.push(REPLY_SCHEMAS_FILE);
    if (!isDeepStrictEqual(JSON.parse(await readFile(OPENAPI_FILE, 'utf8')), plain(await describeApi()))) stale.push(OPENAPI_FILE);
    for (const path of stale) console.error(`${path} is out of date: npm run openapi`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    break;
  }
  default:
    console.error('schemas, document or check?');
    process.exitCode = 2;
}
