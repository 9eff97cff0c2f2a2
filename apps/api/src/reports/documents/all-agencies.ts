/** In place of an agency's code: the reports of all of them. */
export const ALL_AGENCIES = 'all';
