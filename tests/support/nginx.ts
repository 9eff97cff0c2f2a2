import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CertificateFiles } from './certificates.ts';
import { findFreePort } from './free-port.ts';
import { waitFor } from './wait-for.ts';

/** Debian's folder for daemons is not on everybody's PATH. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const PROGRAM = FOLDERS.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
const PACKAGES = 'apt-get install --no-install-recommends nginx-light';
const EXAMPLE = fileURLToPath(new URL('../../apps/api/ops/nginx/nhip-thu.conf', import.meta.url));

/** True when there is an nginx; says loudly when there is none, and NHIPTHU_REQUIRE_NGINX=1 makes that an error. */
export function hasNginx(): boolean {
  if (PROGRAM !== undefined) return true;
  if (process.env['NHIPTHU_REQUIRE_NGINX'] === '1') throw new Error(`NHIPTHU_REQUIRE_NGINX=1, but there is no nginx: ${PACKAGES}`);
  console.error(`THE REVERSE PROXY WAS NOT EXERCISED: there is no nginx. To run these tests too: ${PACKAGES}`);
  return false;
}

export interface RunningNginx {
  readonly httpPort: number;
  readonly httpsPort: number;
  /** What it logged of errors. */
  errors(): Promise<string>;
  /** What it keeps on its own disk of bodies that pass through. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Replaces each of these, which must be there. */
function replaceAll(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`the example has no “${from}”`);
    return before.replaceAll(from, to);
  }, text);
}

/** Debian's nginx with apps/api/ops/nginx/nhip-thu.conf, word for word but for ports, paths and IPv6, in front of these processes. */
export async function startNginx(programPorts: readonly number[], certificate: CertificateFiles): Promise<RunningNginx> {
  if (PROGRAM === undefined) throw new Error('there is no nginx');
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-nginx-'));
  await chmod(folder, 0o755);
  const [httpPort, httpsPort] = [await findFreePort(), await findFreePort()];
  const site = replaceAll(await readFile(EXAMPLE, 'utf8'), [
    ['    server 127.0.0.1:3000 max_fails=0;\n', programPorts.map((port) => `    server 127.0.0.1:${port} max_fails=0;\n`).join('')],
    ['    listen [::]:80;\n', ''],
    ['    listen [::]:443 ssl http2;\n', ''],
    ['listen 80;', `listen 127.0.0.1:${httpPort};`],
    ['listen 443 ', `listen 127.0.0.1:${httpsPort} `],
    ['/etc/nhip-thu/tls/fullchain.pem', certificate.cert],
    ['/etc/nhip-thu/tls/key.pem', certificate.key],
  ]);
  await writeFile(join(folder, 'site.conf'), site);
  const errorLog = join(folder, 'error.log');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  await writeFile(
    join(folder, 'nginx.conf'),
    [
      `pid ${folder}/nginx.pid;`,
      ...['daemon off;', 'worker_processes 1;', `error_log ${errorLog} warn;`, 'events { worker_connections 256; }'],
      `http { access_log off; gzip on; ${temporary.join(' ')} include ${folder}/site.conf; }`,
      '',
    ].join('\n'),
  );
  const child = spawn(PROGRAM, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, 'exit');
  await waitFor('nginx', () => {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${output}`);
    return takesConnections(httpsPort);
  });
  return {
    ...{ httpPort, httpsPort, folder },
    errors: () => readFile(errorLog, 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
