import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const FOLDERS = (process.env['PATH'] ?? '').split(delimiter);
const find = (name: string): string | undefined => FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
const PROGRAMS = { office: find('soffice'), reader: find('pdftotext') };
const PACKAGES = 'apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils';
const run = promisify(execFile);
const PATIENCE_MS = 120_000;

/** True when there is a LibreOffice, and poppler to read what it makes; says loudly when there is none, and NHIPTHU_REQUIRE_OFFICE=1 makes that an error. */
export function hasLibreOffice(): boolean {
  if (PROGRAMS.office !== undefined && PROGRAMS.reader !== undefined) return true;
  if (process.env['NHIPTHU_REQUIRE_OFFICE'] === '1') throw new Error(`NHIPTHU_REQUIRE_OFFICE=1, but there is no LibreOffice: ${PACKAGES}`);
  console.error(`DOCX AND XLSX WERE NOT OPENED: there is no LibreOffice. To run these tests too: ${PACKAGES}`);
  return false;
}

/** The text of what LibreOffice makes of files as PDF, by their names; in a profile of its own. @throws when it made none of one of them */
export async function readAsPdf(files: ReadonlyMap<string, Uint8Array>): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'nhipthu-office-'));
  try {
    const paths = [...files.keys()].map((name) => join(folder, name));
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(PROGRAMS.office ?? 'soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'pdf'), ...paths], {
      timeout: PATIENCE_MS,
    });
    const texts = new Map<string, string>();
    for (const path of paths) {
      const pdf = join(folder, 'pdf', `${basename(path, extname(path))}.pdf`);
      // LibreOffice sets some letters apart; poppler puts them back by where they stand, which pdf.js does not.
      const { stdout } = await run(PROGRAMS.reader ?? 'pdftotext', ['-enc', 'UTF-8', pdf, '-']);
      texts.set(basename(path), stdout.normalize('NFC'));
    }
    return texts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
