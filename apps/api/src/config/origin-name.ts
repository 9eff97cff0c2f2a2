/** Pattern of an origin's name, without anchors: settings name origins within other text. */
export const ORIGIN_NAME_PATTERN = '[a-z0-9][a-z0-9._-]{0,62}';

const WHOLE = new RegExp(`^${ORIGIN_NAME_PATTERN}$`);

/** Whether a log source can have this name; it becomes part of file names and addresses. */
export function isOriginName(text: string): boolean {
  return WHOLE.test(text);
}
