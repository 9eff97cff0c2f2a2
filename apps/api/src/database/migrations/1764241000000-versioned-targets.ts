import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Targets as versions: whose, for which kind of period, with levels, a trajectory and the parts of the legal basis; who entered them and why.
 * Nothing of a target changes any more: a further one supersedes it, which is why no row may be updated or deleted.
 *
 * Targets that are there already were for the whole province and every kind of period. Their basis is one free line, and stays one: taking it
 * apart would be guessing. Each superseded the one before it of its metric.
 */
export class VersionedTargets1764241000000 implements MigrationInterface {
  readonly name = 'VersionedTargets1764241000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  /** Of targets of units nothing can be kept: before, every target was for the whole province. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `alter table target
     add supersedes integer constraint target_supersedes_key unique,
     add scope text not null default 'province',
     add tier text,
     add agency_id integer references agency (id),
     add division_id integer references division (id),
     add period_kind text,
     add minimum numeric(5, 4),
     add good numeric(5, 4),
     add trajectory jsonb,
     add basis_type text,
     add basis_number text,
     add basis_issued_on date,
     add basis_issuer text,
     add basis_clause text,
     add approved_by text,
     add reason text not null default 'Có từ trước khi chỉ tiêu được lưu theo phiên bản',
     add entered_by text not null default 'nhip-thu'`,
  `alter table target rename legal_basis to basis_text`,
  `alter table target rename created_at to entered_at`,
  `alter table target alter basis_text drop not null`,
  `update target t set supersedes = before.id
     from (select id, lag(id) over (partition by metric order by valid_from, id) as former from target) pair
     join target before on before.id = pair.former
    where pair.id = t.id`,
  // That a target ends where the next one begins is told by the next one.
  `update target t set valid_to = null from target next where next.supersedes = t.id`,
  `alter table target
     alter scope drop default, alter reason drop default, alter entered_by drop default,
     add constraint target_supersedes_fkey foreign key (supersedes) references target (id),
     add constraint target_scope_check check (scope in ('province', 'tier', 'agency', 'division')
       and num_nonnulls(tier, agency_id, division_id) = case when scope = 'province' then 0 else 1 end),
     add constraint target_tier_check check (tier is null or scope = 'tier'),
     add constraint target_agency_id_check check (agency_id is null or scope = 'agency'),
     add constraint target_division_id_check check (division_id is null or scope = 'division'),
     add constraint target_minimum_check check (minimum >= 0 and minimum < threshold),
     add constraint target_good_check check (good > threshold and good <= 1),
     add constraint target_valid_to_check check (valid_to > valid_from),
     add constraint target_basis_text_check check (basis_text is null
       and num_nonnulls(basis_type, basis_number, basis_issued_on, basis_issuer) = 4
       or basis_text is not null and num_nonnulls(basis_type, basis_number, basis_issued_on, basis_issuer, basis_clause) = 0)`,
  `create function refuse_change() returns trigger language plpgsql as $$
     begin
       raise exception 'rows of % are never changed: enter one that supersedes', tg_table_name using errcode = 'restrict_violation';
     end $$`,
  `create trigger target_unchanged before update or delete on target for each row execute function refuse_change()`,
];

const DOWN = [
  `drop trigger target_unchanged on target`,
  `drop function refuse_change()`,
  `alter table target drop constraint target_supersedes_fkey`,
  `delete from target where scope <> 'province'`,
  `update target t set valid_to = least(t.valid_to, next.valid_from) from target next where next.supersedes = t.id and next.valid_from > t.valid_from`,
  `update target set basis_text = coalesce(basis_text, concat_ws(' ', basis_type, basis_number, basis_issued_on, basis_issuer, basis_clause))`,
  `alter table target alter basis_text set not null`,
  `alter table target rename basis_text to legal_basis`,
  `alter table target rename entered_at to created_at`,
  `alter table target drop constraint target_valid_to_check, drop supersedes, drop scope, drop tier, drop agency_id, drop division_id, drop period_kind, drop minimum, drop good,
     drop trajectory, drop basis_type, drop basis_number, drop basis_issued_on, drop basis_issuer, drop basis_clause, drop approved_by,
     drop reason, drop entered_by`,
];
