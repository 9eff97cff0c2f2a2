/** Words of the page of accounts. */
export const accounts = {
  title: 'Accounts',
  lead: 'Who may sign in, and as what. Each change is an entry of the audit log and ends the open sessions of the account.',
  create: 'Make an account',
  submit: 'Make',
  username: 'User name',
  displayName: 'Name',
  role: 'Role',
  agency: 'Code of the agency',
  official: 'Staff number or personal mailbox',
  lastSeen: 'Last used',
  actions: 'Actions',
  all: 'All accounts',
  region: 'Table of accounts',
  disabledSince: 'closed since {{time}}',
  notSeen: 'no open session',
  newPassword: 'Password of {{username}}:',
  once: 'Shown only once and stored nowhere. Whoever receives it should change it at once, on the page My account.',
  deed: { password: 'Reset password', role: 'Change role', disabling: 'Close', enabling: 'Open again' },
  deedOf: '{{deed}}: {{username}}',
  ask: {
    password: 'Reset the password of {{username}}?',
    role: 'Change the role of {{username}}',
    disabling: 'Close {{username}}?',
    enabling: 'Open {{username}} again?',
  },
  askText: {
    password: 'The old password is worth nothing any more, and all open sessions end.',
    role: 'All open sessions of the account end.',
    disabling: 'Nobody is let in by this account any more; all open sessions end.',
    enabling: 'The account has the password it had before.',
  },
  cancel: 'Cancel',
  close: 'Close',
};

/** Words of the page of one's own account. */
export const ownAccount = {
  title: 'My account',
  password: 'Change password',
  current: 'Present password',
  next: 'New password',
  rule_one: 'At least {{count}} character',
  rule_other: 'At least {{count}} characters',
  change: 'Change password',
  changed: 'The password is changed. Other sessions have ended.',
  sessions: 'Where you are signed in',
  sessionsHint: 'A session that is not used for 30 minutes ends; none lasts longer than 12 hours.',
  region: 'Table of sessions',
  columns: { since: 'Since', seen: 'Last used', network: 'Network', ending: 'Ending' },
  this: 'this session',
  end: 'End',
  endOf: 'End the session since {{since}}',
};

/** Words of signing in. */
export const signIn = {
  title: 'Sign in',
  lead: 'The pulse of official e-mail in the agencies of the province.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  refused: 'User name or password is not right',
  showPassword: 'Show or hide the password',
};
