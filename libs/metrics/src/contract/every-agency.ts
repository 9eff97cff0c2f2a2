/** Stands in an entry of the audit log where the code of an agency would, when it is about the people of all of them. */
export const EVERY_AGENCY = '*';
