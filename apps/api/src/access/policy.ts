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
  'adoption.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Worked out of everybody's days when it is asked for, so there is no part of it that is an agency's own.
  'province.read': ['leadership', 'home-affairs', 'auditor'],
  'calendar.read': EVERY_ROLE,
  'calendar.write': ['home-affairs'],
  'ingest.read': ['home-affairs', 'mail-administrator', 'auditor'],
  'ingest.write': ['home-affairs', 'mail-administrator'],
  'directory.read': ['home-affairs', 'agency', 'mail-administrator', 'auditor'],
  // What was changed, by whom.
  'directory.audit': ['home-affairs', 'mail-administrator', 'auditor'],
  'directory.write': ['home-affairs'],
  'paper.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Accounts and machines that printed: of persons, not of units.
  'paper.audit': ['home-affairs', 'auditor'],
  'paper.write': ['home-affairs'],
  'targets.read': EVERY_ROLE,
  'targets.write': ['home-affairs'],
  'accounts.read': ['home-affairs', 'mail-administrator', 'auditor'],
  // Which accounts each of the two may change is decided where it is done.
  'accounts.write': ['home-affairs', 'mail-administrator'],
  // Not those who look at figures and persons: the log is about them.
  'audit.read': ['mail-administrator', 'auditor'],
  'freezes.read': ['leadership', 'home-affairs', 'agency', 'auditor'],
  // Whoever holds a printed report may ask whether its code is real; which figures they are shown is another matter.
  'freezes.verify': EVERY_ROLE,
  'freezes.write': ['home-affairs'],
  'explanations.read': ['home-affairs', 'agency', 'auditor'],
  'explanations.write': ['home-affairs', 'agency'],
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
  /** Whether the answer names persons, so that every call is written to the audit log before it is answered. */
  readonly showsPersons?: boolean;
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

export function isAllowed(role: Role, action: Action): boolean {
  const roles: readonly Role[] = ROLES_BY_ACTION[action];
  return roles.includes(role);
}
