import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The oldest date that an archive can name; read in the machine's zone and written in it again. */
export const NO_DATE = new Date(1980, 0, 1);
const CORE = 'docProps/core.xml';

/** The same office file with the date of its content instead of that of its making, so that the same content gives the same bytes. */
export function packAgain(bytes: Uint8Array, madeAt: string): Uint8Array {
  const entries = unzipSync(bytes);
  const packed: Zippable = {};
  for (const name of Object.keys(entries).toSorted()) {
    const content = entries[name];
    if (content !== undefined) packed[name] = [name === CORE ? dateCore(content, madeAt) : content, { mtime: NO_DATE }];
  }
  return zipSync(packed, { level: 6 });
}

function dateCore(content: Uint8Array, madeAt: string): Uint8Array {
  const second = `${madeAt.slice(0, 19)}Z`;
  return strToU8(strFromU8(content).replaceAll(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${second}`));
}
