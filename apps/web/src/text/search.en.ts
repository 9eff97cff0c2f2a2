import type { Words } from './vi.ts';

/** English words of the search over pages, agencies, people, definitions and periods. */
export const search: Words['search'] = {
  title: 'Search',
  label: 'Page, agency, official, definition, period; marks not needed',
  labelWithoutPeople: 'Page, agency, definition, period; marks not needed',
  results: 'Results',
  found_one: '{{count}} result. Enter opens it.',
  found_other: '{{count}} results. ↑ ↓ choose, Enter opens.',
  foundOf: '{{shown}} of {{total}} results. ↑ ↓ choose, Enter opens.',
  allOfficials_one: 'See the {{total}} official in the directory',
  allOfficials_other: 'See all {{total}} officials in the directory',
  none: 'Nothing found.',
  seeking: 'Looking …',
  page: 'Page',
  agency: 'Agency',
  definition: 'Definition',
  period: 'Period',
  official: 'Official',
};

/** English words of the help on keys. */
export const help: Words['help'] = {
  title: 'Help and keys',
  search: 'Find a page, agency, official, definition or period',
  period: 'Period before, period after',
  compare: 'Compare with another period or not',
  table: 'Switch between chart and table',
  leave: 'Leave the meeting pages; in full screen: full screen first',
  help: 'Open this list',
  areOn: 'Use single-letter keys',
  areOnHint: 'Turn them off if you use speech input or mistype; Ctrl K keeps working.',
  method: 'How the figures are made',
};

/** English words around the users' guides. */
export const guide: Words['guide'] = {
  title: 'Guide',
  lead: 'What every role finds where, with pictures of the simulated province. The guides themselves are in Vietnamese.',
  parts: 'Guides by role',
  general: 'For everybody',
  table: 'Table of the guide',
};
