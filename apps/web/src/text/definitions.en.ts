import type { definitions as vietnamese } from './definitions.vi.ts';

/** English words of the page "How figures are made". */
export const definitions: typeof vietnamese = {
  title: 'How figures are made',
  finding: 'The province is at {{low}} to {{high}}, depending on the definition',
  findingOne: 'Under every definition with figures the province is at {{rate}}',
  lead: 'Every rate says under which definition and version it was counted. A changed rule is a new version; old figures keep the old one.',
  more: 'Formula, example and the other definitions',
  effect: 'Sensitivity to the definition',
  effectContext: 'Each row is one agency, {{period}}; each column one definition',
  effectLegend: 'The fuller the colour, the higher the rate; a hatched cell is unknown or not published, not 0.',
  effectRegion: 'Table of definitions, scrolls sideways',
  effectMethod:
    'Only the numerator differs: who counts must meet the definition of the column. People of whom a definition says nothing are not in its denominator.',
  province: 'Whole province',
  version: 'Version {{id}}',
  formula: 'Formula',
  example: 'Example',
  silent: 'When nothing is said',
  basis: 'Legal basis',
  basisNone: 'No target of the province is set under this definition; its rate is for comparison only.',
  of: {
    'du-1@1': {
      formula: 'Days with human access in the period ≥ 1',
      example: 'A machine fetches mail every 15 minutes, 96 times a day: none counts. The same person sends one message: counts.',
      silent: 'In no case of its own; missing logs follow the rule “Coverage of logs” below.',
    },
    'du-2@1': {
      formula:
        'A ≥ {{access}} × D, and weeks with a message sent ≥ {{weeks}} × weeks with at least {{minWeekDays}} working days. D: own working days with complete logs; A: those of them with access.',
      example: '15/02–14/03/2026 has D = 15 and 3 weeks: 12 days and 2 weeks with sending are needed. With 2 days’ leave D = 13: 11 days.',
      silent: 'D below {{minDays}} days.',
    },
    'du-3@1': {
      formula: 'Weeks with access ≥ {{needed}} of the last {{weeks}} complete weeks with at least {{minWeekDays}} working days',
      example: 'At 14/07/2026 the 12 weeks begin with that of 13/04 and skip that of 27/04, which has 2 working days.',
      silent: 'Fewer than {{weeks}} weeks with logs within the {{reach}} weeks before.',
    },
    'du-4@1': {
      formula:
        'Sessions with access in [start − {{outside}} min; start + {{inside}} min] and in [end − {{inside}} min; end + {{outside}} min] ≥ {{kept}} × sessions due',
      example:
        'Access at 07:50, 11:20, 13:20, 16:30: on 15/04 (07:30–12:00, 13:30–17:00) 2 of 2 sessions; on 16/04 (morning 07:00–11:30) 1 of 2.',
      silent: 'The log gives no time of day. Always an estimate: an open mailbox does not prove a session worked.',
    },
    'du-5@1': {
      formula: 'Messages sent in the last {{days}} days ≥ 1',
      example: 'At 14/07/2026 a message of 17/06 counts, one of 16/06 does not.',
      silent: 'In no case of its own; missing logs follow the rule “Coverage of logs” below.',
    },
  },
  shared: 'Common to all definitions',
  rules: {
    human: 'Human access (HA@1)',
    humanText:
      'Authenticated submissions; webmail sessions (requests at most 30 minutes apart are one session); IMAP, POP, ActiveSync log-ins outside a polling series. A polling series: 8 or more log-ins of one mailbox, address and protocol, evenly spaced by at most 35 minutes. Delivery, auto-replies, forwarding and failed log-ins never count.',
    people: 'Who is counted (N)',
    peopleText:
      'Officials of the directory with at least 5 working days in the period, leave and exemptions taken off. Officials without a mailbox stay in the denominator.',
    coverage: 'Coverage of logs',
    coverageText:
      'A missing log means unknown, not unused. Missing days count for nobody; a period below 95% coverage has no rate and no rank, only a lower and an upper bound.',
    province: 'Whole province',
    provinceText:
      'The n and N of published agencies are added up; rates are never averaged. Beside it stands the rate that counts missing agencies as 0.',
    interval: 'Wilson 95% interval',
    intervalText: 'How firm a rate is against one or two people more or less. 9 of 10 is 90%, but from 59.6 to 98.2%: inconclusive.',
    words: 'Met, near, not met',
    wordsText:
      'Met when the exact fraction satisfies the target; near when at most 5 points are missing. 53 of 66 against 90% is short by 7 people. Below 10 people nothing is published.',
    flow: 'Flow by role group (role-flow@1)',
    flowText:
      'Copies from people of one group to people of another (board, heads, specialists) of which logs tell who sent them: down, up or across. Only sums of groups, of at least 10 people on every day of the period; rounded to 5, fewer than 10 copies are not told.',
  },
};
