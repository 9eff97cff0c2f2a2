/** Of everything that answers made of stored figures depend on. */
export interface Revision {
  /** What people decide: directory, calendar, targets, the demo's clock. An answer made before such a change is never given after it. */
  readonly decided: string;
  /** What logs bring, and what is computed from either: figures of periods, the newest line, what came over UDP. */
  readonly logged: string;
}
