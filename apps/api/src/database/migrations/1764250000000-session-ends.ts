import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS: readonly { readonly signature: string; readonly head: string; readonly step: string; readonly meaning: string }[] = [
  {
    signature: 'or_bytes(bytea, int[], int[])',
    head: 'or_bytes(target bytea, positions int[], marks int[])',
    step: 'target := set_byte(target, positions[at], get_byte(target, positions[at]) | marks[at])',
    meaning: 'target with the marks or-ed into the bytes at these positions, counted from 0',
  },
  {
    signature: 'copy_bytes(bytea, bytea, int[])',
    head: 'copy_bytes(target bytea, source bytea, positions int[])',
    step: 'target := set_byte(target, positions[at], get_byte(source, positions[at]))',
    meaning: 'target with the bytes of source at these positions, counted from 0',
  },
];

/** DU-4: which ends of the sessions of a day were kept, of a mailbox and gathered by person; and days of logs that give no time of day. */
export class SessionEnds1764250000000 implements MigrationInterface {
  readonly name = 'SessionEnds1764250000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { head, step, meaning, signature } of FUNCTIONS) {
      await runner.query(`create function ${head} returns bytea language plpgsql immutable strict parallel safe as $$
        begin
          for at in 1 .. coalesce(array_length(positions, 1), 0) loop
            ${step};
          end loop;
          return target;
        end $$`);
      await runner.query(`comment on function ${signature} is '${meaning}'`);
    }
    await runner.query('alter table mailbox_day add column session_ends smallint not null default 0');
    await runner.query('alter table origin_day add column is_timed boolean not null default true');
    await runner.query(`alter table activity_year add column session_ends bytea not null default decode(repeat('00', 366), 'hex')`);
    await runner.query('alter table activity_year alter column session_ends drop default');
    await runner.query('alter table unit_period add column kept_rate double precision');
    await computeAgain(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table unit_period drop column kept_rate');
    await runner.query('alter table activity_year drop column session_ends');
    await runner.query('alter table origin_day drop column is_timed');
    await runner.query('alter table mailbox_day drop column session_ends');
    for (const { signature } of FUNCTIONS) await runner.query(`drop function ${signature}`);
    await computeAgain(runner);
  }
}

/** The instants of access stand in the blocks only. */
async function computeAgain(runner: QueryRunner): Promise<void> {
  await runner.query(`insert into dirty_day (origin_id, day) select origin_id, day from origin_day order by origin_id, day
    on conflict (origin_id, day) do update set gen = dirty_day.gen + 1, marked_at = now()`);
}
