import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  readonly caFile: string;
  /** @param subject as openssl takes it, `/CN=thu` */
  issue(subject: string, usage: 'serverAuth' | 'clientAuth', altName?: string): Promise<CertificateFiles>;
  remove(): Promise<void>;
}

/** An authority of a day, made with openssl. */
export async function makeAuthority(name: string): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-ca-'));
  const openssl = (...words: string[]): Promise<unknown> => run('openssl', words, { cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl('req', '-x509', ...newKey, '-days', '1', '-subj', `/CN=${name}`, '-keyout', 'ca.key', '-out', 'ca.pem');
  let count = 0;
  return {
    caFile: join(folder, 'ca.pem'),
    async issue(subject, usage, altName) {
      count += 1;
      const [key, request, cert, extensions] = ['key', 'csr', 'pem', 'ext'].map((ending) => join(folder, `${count}.${ending}`)) as [
        string,
        string,
        string,
        string,
      ];
      await writeFile(extensions, `extendedKeyUsage=${usage}\n${altName === undefined ? '' : `subjectAltName=${altName}\n`}`);
      await openssl('req', ...newKey, '-utf8', '-subj', subject, '-keyout', key, '-out', request);
      const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1', '-extfile', extensions];
      await openssl('x509', '-req', '-in', request, ...signing, '-out', cert);
      return { cert, key };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
