/** A file as handed over. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
