import type { DirectoryPart } from '@nhip-thu/metrics';

/** The files of an import, in the order in which they are told of. */
export const DIRECTORY_PARTS: readonly DirectoryPart[] = ['directory', 'aliases', 'absences'];
