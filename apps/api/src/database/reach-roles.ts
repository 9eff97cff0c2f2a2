import { REACH_ROLES, WORK_ROLE } from './row-security.ts';

/** What a database must be asked before anything else; `pg.Client` and TypeORM's query runners both can. */
type Ask = (statement: string) => Promise<unknown>;

/**
 * The roles without log-in in which the program works, made where they are missing, and `login` made a member of each. Asked of a role that may
 * create roles. Roles belong to the whole server, so several databases share them.
 */
export async function makeReachRoles(ask: Ask, login: string): Promise<void> {
  for (const statement of describeReachRoles(login)) await ask(statement);
}

/** The same as statements, each of which may be repeated. Membership gives the right to change into a role, and nothing before that (PostgreSQL 16). */
export function describeReachRoles(login: string): string[] {
  const name = `"${login.replaceAll('"', '""')}"`;
  const roles = REACH_ROLES.map((role) => `nhipthu_${role}`);
  return [
    ...[WORK_ROLE, ...roles].map(makeRole),
    ...roles.flatMap((role) => [`grant ${WORK_ROLE} to ${role}`, `grant ${role} to ${name} with inherit false, set true`]),
  ];
}

function makeRole(role: string): string {
  return `do $$ begin create role ${role} nologin nosuperuser nobypassrls; exception when duplicate_object or unique_violation then null; end $$`;
}
