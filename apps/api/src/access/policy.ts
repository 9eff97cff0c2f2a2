import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '@nhip-thu/metrics';

export const POLICY = 'nhip-thu:policy';

export const EVERY_ROLE = [
  'leadership',
  'home-affairs',
  'agency',
  'mail-administrator',
  'official',
  'auditor',
] as const satisfies readonly Role[];

/** Which roles may do what. Whose rows they then see is `reachOf`, which the database holds them to. */
const ROLES_BY_ACTION = {
  'session.read': EVERY_ROLE,
  'docs.read': EVERY_ROLE,
  // How far logs tell, and that there is news: no figure of anybody.
  'freshness.read': EVERY_ROLE,
  'adoption.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Of an agency, for that agency alone (rule 3 of publication).
  'divisions.read': ['agency'],
  // Worked out of everybody's days when it is asked for, so there is no part of it that is an agency's own.
  'province.read': ['leadership', 'home-affairs', 'auditor'],
  'calendar.read': EVERY_ROLE,
  'calendar.write': ['home-affairs'],
  'ingest.read': ['home-affairs', 'mail-administrator', 'auditor'],
  'ingest.write': ['home-affairs', 'mail-administrator'],
  // On what decision logs are taken is for who answers for it.
  'origins.basis': ['home-affairs'],
  // Which programs hand over logs is for who looks after the mail servers.
  'origins.tokens': ['mail-administrator'],
  'directory.read': ['home-affairs', 'agency', 'mail-administrator', 'auditor'],
  // What was changed, by whom.
  'directory.audit': ['home-affairs', 'mail-administrator', 'auditor'],
  'directory.write': ['home-affairs'],
  'paper.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Accounts and machines that printed: of persons, not of units.
  'paper.audit': ['home-affairs', 'auditor'],
  // One register or stock by hand: of an agency its own, since it sees no other.
  'paper.enter': ['home-affairs', 'agency'],
  'paper.write': ['home-affairs'],
  'targets.read': EVERY_ROLE,
  'targets.write': ['home-affairs'],
  // What only whoever keeps the servers running has to do with: no figure, no person.
  'operation.read': ['mail-administrator', 'auditor'],
  'operation.write': ['mail-administrator'],
  'accounts.read': ['home-affairs', 'mail-administrator', 'auditor'],
  // Which accounts each of the two may change is decided where it is done.
  'accounts.write': ['home-affairs', 'mail-administrator'],
  // Not those who look at figures and persons: the log is about them.
  'audit.read': ['mail-administrator', 'auditor'],
  'freezes.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Whoever holds a printed report may ask whether its code is real; which figures they are shown is another matter.
  'freezes.verify': EVERY_ROLE,
  'freezes.write': ['home-affairs'],
  'reports.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Home Affairs exports everything, an agency its own report: what it does not see is not in what it exports.
  'reports.write': ['home-affairs', 'agency'],
  // What the role and the agency are told; officials are told nothing this way.
  'notifications.read': ['leadership', 'home-affairs', 'agency', 'mail-administrator', 'auditor'],
  'schedules.read': ['home-affairs', 'auditor'],
  'schedules.write': ['home-affairs'],
  'explanations.read': ['home-affairs', 'agency', 'auditor'],
  'explanations.write': ['home-affairs', 'agency'],
  // Persons' days by name: never leadership or mail administrators. Which agency, for whom and until when is decided case by case.
  'named-views.read': ['home-affairs', 'agency', 'auditor'],
  'named-views.ask': ['home-affairs', 'agency'],
  'named-views.judge': ['home-affairs'],
  'named-views.open': ['home-affairs', 'agency'],
  // Whoever has a place in the directory sees what is kept about themselves, and nobody else's.
  'own-data.read': EVERY_ROLE,
  'own-data.write': EVERY_ROLE,
  'data-requests.read': ['home-affairs', 'auditor'],
  'data-requests.write': ['home-affairs'],
  'notices.read': ['home-affairs', 'auditor'],
  'notices.write': ['home-affairs'],
} as const satisfies Record<string, readonly Role[]>;

/** Something a route lets its caller do. */
export type Action = keyof typeof ROLES_BY_ACTION;

/** What a route asks of its caller. */
export interface RoutePolicy {
  readonly action: Action;
  /** Whether the route also answers when nobody is signed in; whoever shows a credential must still be allowed the action. */
  readonly admitsNobody?: boolean;
  /** Whether a program may say who it is by HTTP Basic instead of a session (uploads by curl). */
  readonly acceptsBasic?: boolean;
  /** Route parameter that names an origin, where a program may show a token of that origin instead. */
  readonly originTokenParameter?: string;
  /** Whether a program may show the token of monitoring instead of a session. */
  readonly acceptsMonitorToken?: boolean;
  /** Whether the answer names persons, so that every call is written to the audit log before it is answered. */
  readonly showsPersons?: boolean;
  /** Whether the answer is a file of a report, so that every call is written to the audit log: who took it. */
  readonly handsOut?: boolean;
  /** Whether it only reads, although its method says that it changes something. */
  readonly onlyReads?: boolean;
  /** Fields of the body that say what it is about; the audit log tells them. Never free text. */
  readonly toldFields?: readonly string[];
  /** Whether it is about the caller as a person: whatever their role, the database shows them their own rows alone. */
  readonly asSelf?: boolean;
  /** Route parameter that is the id of the official who is looked at. */
  readonly officialParameter?: string;
}

/** States who may call a route. Every route has either this or `@Public`, else the program does not start. */
export const Policy = (policy: RoutePolicy): CustomDecorator => SetMetadata(POLICY, policy);

/** Roles whose accounts must have a second factor where the settings say so: those that see persons. */
const ROLES_SEEING_PERSONS: readonly Role[] = ['home-affairs', 'agency', 'mail-administrator', 'auditor'];

/** Whether the account has to get a second factor before it may do anything but look after itself. */
export function needsSecondFactor(account: { readonly role: Role; readonly hasSecondFactor: boolean }, isRequired: boolean): boolean {
  return isRequired && !account.hasSecondFactor && ROLES_SEEING_PERSONS.includes(account.role);
}

/** Everything a role may do. */
export function listActions(role: Role): readonly Action[] {
  // Object.keys of a constant gives exactly its keys.
  return (Object.keys(ROLES_BY_ACTION) as Action[]).filter((action) => isAllowed(role, action));
}

export function isAllowed(role: Role, action: Action): boolean {
  const roles: readonly Role[] = ROLES_BY_ACTION[action];
  return roles.includes(role);
}
