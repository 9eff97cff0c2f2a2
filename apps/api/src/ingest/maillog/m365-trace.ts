import { csvDialect, type RecordReader } from './csv-parser.ts';
import type { SliceContext } from './dialect.ts';
import { ActivityReader } from './m365-activity.ts';
import { TraceRowReader } from './m365-trace-rows.ts';
import { TraceSummaryReader } from './m365-trace-summary.ts';
import { TrackingReader } from './tracking-reader.ts';

/** A reader that knows whether the header has the columns it needs. */
interface Layout extends RecordReader {
  readonly isComplete: boolean;
}

const LAYOUTS: readonly ((names: readonly string[], context: SliceContext) => Layout)[] = [
  (names, context) => new TraceSummaryReader(names, context),
  (names, context) => new TrackingReader(names, context, ['date_time_utc', 'origin_timestamp_utc']),
  (names, context) => new TraceRowReader(names, context),
  (names, context) => new ActivityReader(names, context),
];

/**
 * Exports of Microsoft 365: the downloaded message trace (enhanced summary and extended report), rows of the trace API, and the e-mail
 * activity of users. None tells of log-ins.
 */
export const M365_TRACE_DIALECT = csvDialect('m365-trace', {
  open: (names, context) => LAYOUTS.map((layout) => layout(names, context)).find(({ isComplete }) => isComplete) ?? null,
});
