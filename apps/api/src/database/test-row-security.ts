import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { StartUpError } from '../config/start-up-error.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from './error-code.ts';
import { describeReachRoles, makeReachRoles } from './reach-roles.ts';
import { APPEND_ONLY_TABLES, REACH_ROLES, ROW_RULES, WORK_ROLE } from './row-security.ts';

/** The role of the program could read what it must not, or a table has lost its rule. */
export class RowSecurityError extends StartUpError {
  override readonly name = 'RowSecurityError';
}

const MAY_NOT = '42501';

/** Makes the roles in which the program works where the login may. @throws RowSecurityError with the statements that somebody else has to run */
export async function requireReachRoles(dataSource: DataSource): Promise<void> {
  const roles = REACH_ROLES.map((role) => `nhipthu_${role}`);
  const rows: { login: string; count: number }[] = await dataSource.query(
    `select session_user as login,
            (select count(*)::int from pg_roles where rolname = any ($1::text[]) and pg_has_role(session_user, oid, 'member')) as count`,
    [roles],
  );
  const [{ login, count } = { login: '', count: 0 }] = rows;
  if (count === roles.length) return;
  try {
    await makeReachRoles((statement) => dataSource.query(statement), login);
  } catch (error) {
    if (errorCodeOf(error) !== MAY_NOT) throw error;
    const statements = describeReachRoles(login).map((statement) => `${statement};`);
    throw new RowSecurityError(START_UP_FAULTS.reachRolesMissing(login, statements.join('\n')), { cause: error });
  }
}

/**
 * The test at every start: the role is bound by row-level security, every table of `ROW_RULES` has it for its owner too, a connection that has
 * not said for whom it reads sees no row, and what is only added to cannot be changed.
 * @param client that was told nothing
 * @throws RowSecurityError naming host and role or tables, never the password
 */
export async function testRowSecurity(client: pg.Client): Promise<void> {
  const place = `${client.host}:${client.port}/${client.database}`;
  const { rows: roles } = await client.query<{ name: string; isBound: boolean }>(
    `select rolname as name, not rolsuper and not rolbypassrls as "isBound" from pg_roles where rolname = current_user`,
  );
  const role = roles[0];
  if (!role?.isBound) throw new RowSecurityError(START_UP_FAULTS.databaseRoleTooStrong(place, role?.name ?? '?'));
  const open = await listOpenTables(client);
  if (open.length > 0) throw new RowSecurityError(START_UP_FAULTS.rowsUnprotected(place, open.join(', ')));
}

async function listOpenTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relname = any ($1::text[]) and not (c.relrowsecurity and c.relforcerowsecurity)`,
    [Object.keys(ROW_RULES)],
  );
  if (rows.length > 0) return rows.map(({ table }) => table);
  const { rows: changeable } = await client.query<{ table: string }>(
    `select relname as table from pg_class where oid = any ($1::regclass[])
        and (has_table_privilege($2, oid, 'update') or has_table_privilege($2, oid, 'delete') or has_table_privilege($2, oid, 'truncate'))`,
    [[...APPEND_ONLY_TABLES], WORK_ROLE],
  );
  if (changeable.length > 0) return changeable.map(({ table }) => table);
  // Names are our own constants.
  const seen = Object.keys(ROW_RULES).map((table) => `select '${table}' as table where exists (select from ${table})`);
  const shown = await client.query<{ table: string }>(seen.join(' union all '));
  return shown.rows.map(({ table }) => table);
}
