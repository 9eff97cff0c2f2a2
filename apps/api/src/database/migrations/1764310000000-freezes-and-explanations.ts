import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectTable } from '../row-security.ts';

/**
 * What was frozen of a period, and what agencies explained (ADR 26). Nothing of either changes any more: an amendment is a further version, a
 * step a further row. That `frozen_part.agency_id` names no row of `agency` is meant: what was frozen outlives the directory it was made from.
 */
export class FreezesAndExplanations1764310000000 implements MigrationInterface {
  readonly name = 'FreezesAndExplanations1764310000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const table of KEPT) {
      await runner.query(
        `create trigger ${table}_unchanged before update or delete on ${table} for each row execute function refuse_change()`,
      );
      await runner.query(`create trigger ${table}_kept before truncate on ${table} for each statement execute function refuse_change()`);
    }
    for (const table of PROTECTED) await protectTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of KEPT.toReversed()) await runner.query(`drop table ${table}`);
  }
}

const KEPT = ['frozen_period', 'frozen_part', 'explanation', 'explanation_step', 'explanation_evidence'];
const PROTECTED = KEPT.filter((table) => table !== 'frozen_period');

const UP = [
  `create table frozen_period (
     id integer generated always as identity primary key,
     period_id text not null,
     number integer not null,
     code text not null constraint frozen_period_code_key unique,
     content_hash bytea not null,
     head text not null,
     frozen_by text not null,
     frozen_at timestamptz not null,
     constraint frozen_period_version_key unique (period_id, number),
     constraint frozen_period_number_check check (number >= 0))`,
  `create table frozen_part (
     frozen_period_id integer not null references frozen_period (id),
     position integer not null,
     agency_id integer,
     content text not null,
     primary key (frozen_period_id, position),
     constraint frozen_part_agency_id_check check ((position = 0) = (agency_id is null)))`,
  `create table explanation (
     id integer generated always as identity primary key,
     agency_id integer not null,
     period_id text not null,
     metric text not null,
     opened_by text not null,
     constraint explanation_opened_by_check check (opened_by in ('home-affairs', 'agency')))`,
  `create table explanation_step (
     explanation_id integer not null references explanation (id),
     number integer not null,
     agency_id integer not null,
     act text not null,
     side text not null,
     text text not null,
     made_by text not null,
     made_at timestamptz not null,
     due_on date,
     effect jsonb,
     footnote text,
     primary key (explanation_id, number),
     constraint explanation_step_act_check check (act in ('asked', 'answered', 'more-asked', 'accepted', 'refused', 'closed')),
     constraint explanation_step_side_check check (side in ('home-affairs', 'agency')),
     constraint explanation_step_effect_check check ((act = 'accepted') = (effect is not null)))`,
  `create table explanation_evidence (
     id integer generated always as identity primary key,
     explanation_id integer not null references explanation (id),
     agency_id integer not null,
     name text not null,
     type text not null,
     size integer not null,
     content_hash bytea not null,
     made_by text not null,
     made_at timestamptz not null,
     constraint explanation_evidence_content_key unique (explanation_id, content_hash),
     constraint explanation_evidence_type_check check (type in ('pdf', 'png', 'jpeg', 'docx', 'xlsx')))`,
];
