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
  stay: 'Stay',
} as const;

/** Words of faults. */
export const problem = {
  network: 'The server cannot be reached',
  networkHint: 'Check the network and try again. Figures on the server are not affected.',
  unreadable: 'The answer of the server could not be read',
  aborted: 'Stopped on request',
} as const;
