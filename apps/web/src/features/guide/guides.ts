import type { Role } from '@nhip-thu/metrics';
import { GUIDE_FILES, GUIDE_PICTURES } from './guide-files.ts';

/** The guides in their order, each named as its file in docs/user is, and for whom it is; null: everybody. */
export const GUIDES = [
  { guide: 'chung', role: null },
  { guide: 'lanh-dao', role: 'leadership' },
  { guide: 'noi-vu', role: 'home-affairs' },
  { guide: 'co-quan', role: 'agency' },
  { guide: 'can-bo', role: 'official' },
  { guide: 'quan-tri-thu', role: 'mail-administrator' },
  { guide: 'kiem-toan', role: 'auditor' },
] as const satisfies readonly { readonly guide: string; readonly role: Role | null }[];

export type GuideName = (typeof GUIDES)[number]['guide'];

/** The guide of a role. */
export function guideOf(role: Role): GuideName {
  return GUIDES.find((each) => each.role === role)?.guide ?? 'chung';
}

/** A guide's Markdown. @throws Error when it is not part of the program */
export function textOf(guide: GuideName): string {
  return findBy(GUIDE_FILES, `${guide}.md`);
}

/** Where a picture is that a guide names (`../img/vai-tro-can-bo.png`). @throws Error when it is not part of the program */
export function pictureAt(path: string): string {
  return findBy(GUIDE_PICTURES, path.slice(path.lastIndexOf('/') + 1));
}

function findBy(files: Readonly<Record<string, string>>, name: string): string {
  const found = Object.keys(files).find((path) => path.endsWith(`/${name}`));
  if (found === undefined) throw new Error(`no file of the guides is named ${name}`);
  return files[found] ?? '';
}
