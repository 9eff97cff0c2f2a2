/** Words that many pages share. */
export const common = {
  retry: 'Try again',
  loading: 'Loading…',
  errorId: 'Error id: {{id}}',
  table: 'Show table',
  chart: 'Show chart',
  csv: 'Get CSV',
  csvOf: 'Get CSV: {{title}}',
  tableOf: 'Show table: {{title}}',
  failedPage: 'This page did not open',
  retryOnline: 'There is no network. Try again once it is back, or go to a page that was open before.',
  dayForm: 'dd/mm/yyyy',
  notDay: 'Enter a day as day/month/year, such as {{example}}',
  pickDay: 'Pick from a calendar',
  chartOf: 'Show chart: {{title}}',
  method: 'Method',
  methodOf: 'Method: {{title}}',
  failedCard: 'This part cannot be shown',
  failedCardHint: 'The other parts of the page still work.',
  all: 'Show all {{count}}',
  fewer: 'Show fewer',
  leaveTitle: 'Leave this page?',
  leaveText: 'What was begun is not applied and will be lost.',
  leave: 'Leave',
  field: {
    missing: 'Fill in this field',
    short: 'At least {{least}} characters are needed',
    email: 'This is no mail address yet; for example an@province.gov.vn',
    low: 'Must be {{least}} or more',
    high: 'Must be at most {{most}}',
    wrong: 'This value cannot be used',
  },
  stay: 'Stay',
} as const;

/** Words of faults. */
export const problem = {
  network: 'The server cannot be reached',
  networkHint: 'Check the network and try again. Figures on the server are not affected.',
  unreadable: 'The answer of the server could not be read',
  aborted: 'Stopped on request',
} as const;
