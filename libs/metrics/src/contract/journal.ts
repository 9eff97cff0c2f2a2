/** Who entered or withdrew a row that is never edited, when and why. */
export interface JournalMark {
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly reason: string;
}
