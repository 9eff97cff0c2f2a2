/** Places where the fault tests end the process as `kill -9` would, or send it a signal. */
export type FailpointName =
  | 'start.folder-ready'
  | 'start.database-missing'
  | 'start.database-created'
  | 'start.database-running'
  | 'start.migrated'
  | 'start.application-made'
  | 'start.listening'
  | 'start.working'
  | 'upload.opened'
  | 'upload.written'
  | 'upload.flushed'
  | 'upload.noted'
  | 'upload.renamed'
  | 'upload.durable'
  | 'spool.origin-known'
  | 'spool.listed'
  | 'spool.head-read'
  | 'spool.chunk-read'
  | 'ledger.inserted'
  | 'ledger.blocks-united'
  | 'ledger.advanced'
  | 'ledger.committed'
  | 'parse.parsed'
  | 'parse.finished'
  | 'correlate.blocks-read'
  | 'correlate.correlated'
  | 'rollup.mailboxes-replaced'
  | 'rollup.day-cleared'
  | 'rollup.day-committed'
  | 'rollup.period-replaced'
  | 'restore.files-placed'
  | 'restore.filled'
  | 'undo.begun'
  | 'undo.blocks-replaced'
  | 'undo.finished'
  | 'undo.committed';

const armed = readArmed();
let hits = 0;

/**
 * Does nothing, unless a test armed this place: NODE_ENV=test and NHIPTHU_FAILPOINT=name (or name@3 for the third time it is passed).
 * Then the process is gone at once: no handler, no finally, no flush. With name:SIGINT it gets that signal instead, as from outside.
 */
export function failpoint(name: FailpointName): void {
  if (armed === null || armed.name !== name) return;
  hits += 1;
  if (hits === armed.hit) process.kill(process.pid, armed.signal);
}

function readArmed(): { name: string; hit: number; signal: string } | null {
  const { NODE_ENV, NHIPTHU_FAILPOINT } = process.env;
  if (NODE_ENV !== 'test' || NHIPTHU_FAILPOINT === undefined) return null;
  const [place = '', signal = 'SIGKILL'] = NHIPTHU_FAILPOINT.split(':');
  const [name = '', hit = '1'] = place.split('@');
  return { name, hit: Number(hit), signal };
}
