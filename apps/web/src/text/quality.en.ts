import type { Words } from './vi.ts';

/** English words of data quality. */
export const quality: Words['quality'] = {
  title_one: '{{count}} of {{total}} agencies has insufficient data',
  title_other: '{{count}} of {{total}} agencies have insufficient data',
  cause: '{{names}}: not part of the rate of the province.',
  nameCoverage: '{{name}} (coverage {{rate}})',
  nameMinutes: '{{name}} (coverage {{rate}}, {{covered}}/{{expected}} minutes)',
  more_one: 'and {{count}} more agency',
  more_other: 'and {{count}} more agencies',
  variants: 'Province {{without}} without them; {{asZero}} if what is missing counts as 0.',
  unpublished_one: '{{shown}} more agency is not part of it either, since its rate is not published.',
  unpublished_other: '{{shown}} more agencies are not part of it either, since their rates are not published.',
  detail: 'See in the table',
  unconfirmed_one: '{{shown}} fact by UDP only is not counted',
  unconfirmed_other: '{{shown}} facts by UDP only are not counted',
  unconfirmedCause: 'Lines sent by UDP can be forged or lost. The figures take them in once the same lines stand in the log file.',
  unconfirmedLink: 'See the ledger',
  page: 'Data quality',
  allComplete_one: 'The {{total}} agency has complete logs',
  allComplete_other: 'All {{total}} agencies have complete logs',
  robotFinding_one: '{{name}}: all log-ins {{all}} → {{definition}} {{rate}} ({{shown}} mailbox read by machines only)',
  robotFinding_other: '{{name}}: all log-ins {{all}} → {{definition}} {{rate}} ({{shown}} mailboxes read by machines only)',
  robotNone: 'No mailbox is known to be read by machines only',
  robotWithheld: 'How many boxes only machines look into is not published: it would tell of single people',
  robotUnknown: 'It cannot be told which boxes only machines look into: this period has no rate',
  robotKey: 'Upright mark: coverage {{rate}}, from which a rate is published.',
  robotMethod:
    'All log-ins: officials whose mailbox was logged in to at least once in the period, by scanners and fetching programs too. A box that only machines read is no user, so the rate under the definition is lower. Coverage: the share of working minutes for which every log source of the agency gave evidence.',
  robotLegend:
    'Upright mark: coverage of {{rate}}, from which a rate is published. Sorted by mailboxes that machines read, then by the difference between log-ins and users.',
  agencyRegion: 'Table of every agency’s data quality, scrolls sideways',
  loggedIn: 'All log-ins',
  machineOnly: 'Read by machines only',
  boxesWithheld: 'not published: it would tell of single people',
  coverageBar: 'Coverage {{rate}}, {{needed}} needed.',
  minutes: '{{covered}}/{{expected}} minutes',
};
