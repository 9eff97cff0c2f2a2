/** Parts of the API by the beginning of their addresses, and the page of the menu that each belongs to. */
const PARTS = [
  ['accounts', 'accounts'],
  ['adoption', 'overview'],
  ['audit', 'audit'],
  ['calendar', 'calendar'],
  ['data-requests', 'dataRequests'],
  ['directory', 'directory'],
  ['explanations', 'explanations'],
  ['freezes', 'freezes'],
  ['impact', 'dataRequests'],
  ['ingest', 'ingest'],
  ['named-views', 'namedViews'],
  ['notices', 'dataRequests'],
  ['operation', 'operation'],
  ['origins', 'origins'],
  ['own-data', 'ownData'],
  ['paper', 'paper'],
  ['periods', 'overview'],
  ['reports', 'reports'],
  ['schedules', 'reports'],
  ['session', 'ownAccount'],
  ['targets', 'targets'],
] as const;

/** The page of the menu to which the part of the API belongs that a request (`GET /api/v1/paper/versions?at=…`, or of the board of the queue) was for; null of any other text. */
export function partOfRequest(subject: string | null): (typeof PARTS)[number][1] | null {
  if (/^[A-Z]+ \/van-hanh\/hang-doi\b/.test(subject ?? '')) return 'operation';
  const [, segment] = /^[A-Z]+ \/api\/v1\/([a-z-]+)/.exec(subject ?? '') ?? [];
  return PARTS.find(([beginning]) => beginning === segment)?.[1] ?? null;
}

/** Whether the subject of an entry is a request, which says little to whoever does not write programs. */
export function isRequest(subject: string): boolean {
  return /^[A-Z]+ \//.test(subject);
}
