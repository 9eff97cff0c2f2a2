/** `pattern` of a required field in which spaces alone say nothing; the browser would take them. */
export const WRITTEN = String.raw`.*\S.*`;
