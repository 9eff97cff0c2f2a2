import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request } from 'express';
import { Runtime } from '../config/settings.module.ts';
import { errorCodeOf } from '../database/error-code.ts';

const FILE = 'monitor.token';
/** Begins the token, so that one that was left in a file or a chat is recognised as a secret of this program. */
const PREFIX = 'nm_';
const SECRET_BYTES = 32;
/** The whole of it: what was cut short is no token. */
const TOKEN = new RegExp(String.raw`^${PREFIX}[\w-]{${Math.ceil((SECRET_BYTES * 8) / 6)}}$`);

/**
 * With what monitoring (Prometheus) reads `/metrics`, and can do nothing else: a secret in `monitor.token` of the data folder (0600), made at the
 * first start. For another one, remove the file and start again.
 */
@Injectable()
export class MonitorToken implements OnModuleInit {
  private token: Buffer = Buffer.alloc(0);

  constructor(private readonly runtime: Runtime) {}

  async onModuleInit(): Promise<void> {
    const path = join(this.runtime.dataFolder, FILE);
    this.token = (await readToken(path)) ?? (await makeToken(path));
  }

  isShownBy(request: Request): boolean {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (shown === undefined || this.token.length === 0) return false;
    const bytes = Buffer.from(shown);
    return bytes.length === this.token.length && timingSafeEqual(bytes, this.token);
  }
}

async function readToken(path: string): Promise<Buffer | null> {
  const text = (await readFile(path, 'utf8').catch(() => '')).trim();
  return TOKEN.test(text) ? Buffer.from(text) : null;
}

/** Written aside and linked into place, so that two processes starting at once end up with one token. */
async function makeToken(path: string): Promise<Buffer> {
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true });
  await link(aside, path).catch((error: unknown) => {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  });
  await rm(aside, { force: true });
  const token = await readToken(path);
  if (token === null) throw new Error(`${path} holds no token of ours: remove it and start again`);
  return token;
}
