import { zipSync, type Zippable } from 'fflate';
import { NO_DATE } from './pack-again.ts';
import type { ReportFile } from './report-files.ts';

/** Files as one archive without dates, so that the same files give the same bytes; they are packed already. */
export function zipFiles(files: readonly ReportFile[]): Uint8Array {
  const packed: Zippable = {};
  for (const { name, bytes } of files) packed[name] = [bytes, { mtime: NO_DATE, level: 0 }];
  return zipSync(packed);
}

/** One file as it is, several as an archive of this name without ending. */
export function packFiles(name: string, files: readonly ReportFile[]): ReportFile {
  const [only, ...others] = files;
  return only !== undefined && others.length === 0 ? only : { name: `${name}.zip`, bytes: zipFiles(files) };
}
