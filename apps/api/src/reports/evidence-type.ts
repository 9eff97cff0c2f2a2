import { unzipSync } from 'fflate';
import type { EvidenceType } from '@nhip-thu/metrics';

const MAX_ENTRIES = 2000;
const SIGNATURES: readonly (readonly [type: EvidenceType | 'zip', bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
];
/** The part that every document of its kind has. */
const MAIN_PARTS: Readonly<Record<string, EvidenceType>> = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx' };

/**
 * What a file is, told by its first bytes, and of an Office document by the list of its parts; nothing is unpacked.
 * @returns null for everything that is no evidence: other formats, documents with macros, other archives
 */
export function findEvidenceType(bytes: Uint8Array): EvidenceType | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
  return found === 'zip' ? findOfficeType(bytes) : found;
}

function findOfficeType(bytes: Uint8Array): EvidenceType | null {
  const names = listEntries(bytes);
  if (names === null || !names.includes('[Content_Types].xml')) return null;
  if (names.some((name) => /vbaProject|\/activeX\/|\/embeddings\//i.test(name))) return null;
  const types = Object.entries(MAIN_PARTS).flatMap(([part, type]) => (names.includes(part) ? [type] : []));
  return types.length === 1 ? (types[0] ?? null) : null;
}

/** Names in a ZIP archive; null when it cannot be read or has too many. */
function listEntries(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
  return names.length > MAX_ENTRIES ? null : names;
}
