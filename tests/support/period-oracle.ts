import type { DataSource } from 'typeorm';

/**
 * What every definition counts in a period, in plain SQL over `mailbox_day` and the dated directory: written from the definitions and not from the
 * program, without bitmaps. By the units of that time; agencies without people have no row. Knows a calendar and hours of the province only.
 * $1, $2: first and last day of the period; $3: its last day that has passed; $4: the Monday of the 26th complete week before.
 */
export const COUNT_BY_SQL = `
with calendar as (
  select d::date as day from generate_series('2025-01-01'::date, $2::date, '1 day') d
   where exists (select from calendar_entry e where e.day = d::date and e.kind = 'swapped-on' and e.withdrawn_at is null)
      or (extract(isodow from d) <= 5
          and not exists (select from calendar_entry e where e.day = d::date and e.kind <> 'swapped-on' and e.withdrawn_at is null))
), own as (
  -- Working days on which a person was somewhere and not away.
  select m.official_id as person, m.agency_id as agency, c.day
    from calendar c join membership m on m.valid_from <= c.day and (m.valid_to is null or c.day < m.valid_to)
   where m.agency_id is not null and c.day >= least($1::date, $4::date)
     and not exists (select from absence a where a.official_id = m.official_id and a.valid_from <= c.day and (a.valid_to is null or c.day < a.valid_to))
), eligible as (
  select person, (array_agg(agency order by day desc))[1] as agency from own where day between $1 and $2 group by person having count(*) >= 5
), serves as (
  select distinct d.origin_id as origin, m.agency_id as agency
    from mailbox_day d join mailbox_assignment a using (mailbox_id) join membership m on m.official_id = a.official_id where m.agency_id is not null
), expected as (
  select s.agency, s.origin, o.first_day
    from serves s join (select origin_id, min(day) as first_day, count(*) as logged from origin_day where day <= $2 group by 1) o on o.origin_id = s.origin
   where 2 * o.logged >= (select count(*) from calendar where day between o.first_day and $3)
), silent as (
  -- What is silent of a day, in seconds since midnight; days with a line have one in their first second and one in their last.
  select x.agency, c.day, bool_and(o.day is not null) as is_logged, coalesce(range_agg(s.span) filter (where s.span is not null), '{}') as spans
    from calendar c join expected x on x.first_day <= c.day left join origin_day o on o.origin_id = x.origin and o.day = c.day
    left join lateral (select int4range(o.silences[i], o.silences[i + 1]) as span from generate_subscripts(o.silences, 1) i where i % 2 = 1 and o.is_timed) s on true
   where c.day <= $3 group by 1, 2
), covered as (
  select agency, day
    from silent cross join lateral (select case when to_char(day, 'MM-DD') between '04-16' and '10-15' then '{[25200,41400),[48600,61200)}'
                                           else '{[27000,43200),[48600,61200)}' end::int4multirange as hours) h
   where is_logged and 20 * coalesce((select sum(upper(m) - lower(m)) from unnest(spans * hours) m), 0) <= (select sum(upper(m) - lower(m)) from unnest(hours) m)
), held as (
  -- What a person did on a day, in the box that they held, while they had a unit.
  select a.official_id as person, d.day, bool_or(d.access_points > 0) as accessed, bool_or(d.sent > 0) as sent,
         bool_or(d.logins > 0) as logged_in, bit_or(d.session_ends::int) as ends
    from mailbox_day d
    join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.kind = 'personal' and a.valid_from <= d.day and (a.valid_to is null or d.day < a.valid_to)
    join membership m on m.official_id = a.official_id and m.agency_id is not null and m.valid_from <= d.day and (m.valid_to is null or d.day < m.valid_to)
   group by 1, 2
), judged as (
  select e.person, e.agency, o.day, coalesce(h.accessed, false) as accessed, coalesce(h.ends, 0) as ends,
         exists (select from serves s join origin_day t on t.origin_id = s.origin and t.day = o.day and not t.is_timed where s.agency = o.agency) as is_untimed
    from eligible e join own o using (person) join covered c on c.agency = o.agency and c.day = o.day left join held h on h.person = e.person and h.day = o.day
), weeks as (
  select person, date_trunc('week', day)::date as monday from judged where day between $1 and $2 group by 1, 2 having count(*) >= 3
), regular as (
  select j.person, count(*) as days, count(*) filter (where accessed) as accessed,
         (select count(*) from weeks w where w.person = j.person) as weeks,
         (select count(*) from weeks w where w.person = j.person and exists (
           select from held h where h.person = w.person and h.sent and h.day between greatest(w.monday, $1) and least(w.monday + 6, $2))) as sending
    from judged j where day between $1 and $2 group by 1
), habit_weeks as (
  select person, monday, row_number() over (partition by person order by monday desc) as number
    from (select person, date_trunc('week', day)::date as monday from judged where day >= $4 group by 1, 2 having count(*) >= 3) w
   where monday + 6 <= $3
), habit as (
  select person, count(*) as known,
         count(*) filter (where exists (select from held h where h.person = w.person and h.accessed and h.day between w.monday and w.monday + 6)) as active
    from habit_weeks w where number <= 12 group by 1
), session as (
  select person, 2 * count(*) as due, sum((ends & 3 = 3)::int + (ends & 12 = 12)::int) as kept
    from judged where day between $1 and $2 and not is_untimed group by 1
), verdict as (
  select e.person, e.agency, v.*
    from eligible e left join regular r using (person) left join habit h using (person) left join session s using (person)
   cross join lateral (values
     ('du-1@1', exists (select from held x where x.person = e.person and x.accessed and x.day between $1 and $2)),
     ('du-2@1', case when r.days >= 5 then 5 * r.accessed >= 4 * r.days and 2 * r.sending >= r.weeks end),
     ('du-3@1', case when h.known = 12 then h.active >= 9 end),
     ('du-4@1', case when s.due > 0 then 5 * s.kept >= 4 * s.due end),
     ('du-5@1', exists (select from held x where x.person = e.person and x.sent and x.day between $3::date - 27 and $3))) v(definition, verdict)
)
select a.code, v.definition, count(*) filter (where v.verdict)::int as counted, count(*)::int as eligible, count(*) filter (where v.verdict is null)::int as unknown,
       coalesce(mail.sent, 0) as sent, coalesce(mail.received, 0) as received, coalesce(mail.outwards, 0) as outwards,
       count(*) filter (where box.is_live)::int as logged_in, count(*) filter (where box.is_live and not box.is_read)::int as machine_only
  from verdict v join agency a on a.id = v.agency
  join lateral (select coalesce(bool_or(h.accessed or h.logged_in), false) as is_live, coalesce(bool_or(h.accessed), false) as is_read
                  from held h where h.person = v.person and h.day between $1 and $2) box on true
  left join (select m.agency_id, sum(d.sent)::bigint as sent, sum(d.received)::bigint as received, sum(d.sent_external + d.sent_mixed)::bigint as outwards
               from mailbox_day d
               join mailbox_assignment x on x.mailbox_id = d.mailbox_id and x.valid_from <= d.day and (x.valid_to is null or d.day < x.valid_to)
               join membership m on m.official_id = x.official_id and m.valid_from <= d.day and (m.valid_to is null or d.day < m.valid_to)
              where d.day between $1 and $2 group by 1) mail on mail.agency_id = a.id
 group by a.code, v.definition, mail.sent, mail.received, mail.outwards order by 1, 2`;

/** What a province and its figures are stored in, in an order in which they can be emptied. */
export const PERIOD_TABLES = [
  ...['alias', 'absence', 'mailbox_assignment', 'membership', 'mailbox', 'official', 'division', 'succession', 'agency_domain', 'agency'],
  ...[
    'directory_change',
    'directory_change_set',
    'mailbox_day',
    'unit_period',
    'activity_year',
    'agency_day',
    'stored_period',
    'served_agency',
  ],
  ...['dirty_day', 'dirty_period', 'dirty_official', 'dirty_agency_day', 'origin_day', 'origin'],
];

/** On how many working days each agency had enough evidence, by agency. */
export async function readCoveredDays(dataSource: DataSource, periodId: string): Promise<number[]> {
  const rows: { days: number }[] = await dataSource.query(
    `select covered_days as days from unit_period where period_id = $1 and definition = 'du-1@1' and structure = 'as-was' order by agency_id`,
    [periodId],
  );
  return rows.map(({ days }) => days);
}
