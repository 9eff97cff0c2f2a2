import { rm } from 'node:fs/promises';

export default async function tearDown() {
  await globalThis.embeddedServer.close();
  await rm(process.env.NHIPTHU_TEST_FOLDER, { recursive: true, force: true });
}
