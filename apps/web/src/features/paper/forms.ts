/** Forms of a document, in the order in which they are drawn and told: on paper alone, in both, signed digitally alone. */
export const FORMS = ['paper', 'both', 'electronic'] as const;
