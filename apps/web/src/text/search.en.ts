import type { Words } from './vi.ts';

/** English words of the search over pages and agencies. */
export const search: Words['search'] = {
  title: 'Find a page or agency',
  label: 'Type the name of a page or agency, marks not needed',
  results: 'Results',
  found_one: '{{count}} result. Enter opens it.',
  found_other: '{{count}} results. ↑ ↓ choose, Enter opens.',
  none: 'Nothing found.',
  page: 'Page',
  agency: 'Agency',
};

/** English words of the help on keys. */
export const help: Words['help'] = {
  title: 'Help and keys',
  search: 'Find a page or agency',
  period: 'Period before, period after',
  compare: 'Compare with another period or not',
  table: 'Switch between chart and table',
  help: 'Open this list',
  areOn: 'Use single-letter keys',
  areOnHint: 'Turn them off if you use speech input or mistype; Ctrl K keeps working.',
  method: 'How the figures are made',
};
