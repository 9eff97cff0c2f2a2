import type { Words } from './vi.ts';

/** English words of what the figures ask to be done next. */
export const toDo: Words['toDo'] = {
  title: 'Where to act',
  finding_one: '{{shown}} place to act: {{first}}',
  finding_other: '{{shown}} places to act, first {{first}}',
  short_one: '{{name}}: {{shown}} more person using mail meets the target',
  short_other: '{{name}}: {{shown}} more people using mail meet the target',
  fell: '{{name}}: find out why it fell by {{points}} points',
  missing: '{{name}}: hand in the missing logs, coverage is {{rate}}',
  allMissing_one: '{{shown}} agency: hand in the missing logs, coverage is {{rate}}',
  allMissing_other: '{{shown}} agencies: hand in the missing logs, coverage is {{rate}}',
  noLogs: 'There are no logs of any agency in this period yet, so the figures ask for nothing.',
};

/** English words of the meeting mode. */
export const meeting: Words['meeting'] = {
  title: 'Meeting mode',
  page: 'Page {{number}}/{{total}}',
  previous: 'Page before',
  next: 'Next page',
  fullScreen: 'Full screen',
  leave: 'Leave',
  coverage: 'coverage {{rate}}',
  ground: 'Province: {{parts}}',
  without: 'Province, without the agencies that lack logs',
  asZero: 'With what is missing as 0',
};
