/** What the environment says of who is looking at the terminal. */
export interface TerminalEnvironment {
  /** True in continuous integration: nobody watches a bar move. */
  readonly isCi: boolean;
  /** True when no colour is wanted (no-color.org: set and not empty). */
  readonly isPlain: boolean;
}

export function readTerminalEnvironment(environment: Readonly<Record<string, string | undefined>> = process.env): TerminalEnvironment {
  const ci = environment['CI'] ?? '';
  return { isCi: ci !== '' && ci !== 'false' && ci !== '0', isPlain: (environment['NO_COLOR'] ?? '') !== '' };
}
