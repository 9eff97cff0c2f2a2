/** A file of ours was refused or a log could not be folded: a defect of the program, not of the user's data. */
export class DemoFailedError extends Error {
  override readonly name = 'DemoFailedError';
}
