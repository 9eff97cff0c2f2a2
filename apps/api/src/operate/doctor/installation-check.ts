/** What is looked at, in this order. */
export const CHECK_NAMES = [
  'folder',
  'secrets',
  'space',
  'settings',
  'proxy',
  'database',
  'schema',
  'rows',
  'clock',
  'queue',
  'workers',
  'work',
  'files',
  'post',
  'origins',
  'backup',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** `warn`: it works, but somebody should look; `bad`: figures stand still, are at risk, or nothing can be taken in. */
export type CheckState = 'ok' | 'warn' | 'bad';

/** What was found; `InstallationText` puts each into words, with what to do. */
export type FindingName =
  | 'fine'
  | 'folder-missing'
  | 'folder-unwritable'
  | 'secrets-open'
  | 'spool-key-missing'
  | 'space-low'
  | 'space-full'
  | 'settings-unreadable'
  | 'settings-empty'
  | 'settings-not-pem'
  | 'proxy-untrusted'
  | 'proxy-without-address'
  | 'not-started'
  | 'unreachable'
  | 'schema-empty'
  | 'schema-behind'
  | 'schema-ahead'
  | 'rows-open'
  | 'clock-off'
  | 'queue-none'
  | 'queue-failed'
  | 'queue-waits'
  | 'workers-none'
  | 'work-late'
  | 'work-failed'
  | 'files-damaged'
  | 'post-failed'
  | 'origins-none'
  | 'origins-silent'
  | 'backup-none'
  | 'backup-old';

export interface InstallationCheck {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly finding: FindingName;
  /** What the words need: numbers, seconds, bytes, names; as `InstallationText` of the same finding reads them. */
  readonly values: Readonly<Record<string, string | number>>;
}

export type Finder = (state: CheckState, finding: FindingName, values?: InstallationCheck['values']) => InstallationCheck;

/** Makes the findings of one check. */
export function finderOf(name: CheckName): Finder {
  return (state, finding, values = {}) => ({ name, state, finding, values });
}
