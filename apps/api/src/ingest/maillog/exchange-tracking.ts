import { csvDialect } from './csv-parser.ts';
import { TrackingReader } from './tracking-reader.ts';

/** `MSGTRK*.LOG` of Exchange Server 2007 and later. The column set grew over the versions; the header may come again in the file. */
export const EXCHANGE_TRACKING_DIALECT = csvDialect('exchange-tracking', {
  open(names, context) {
    const reader = new TrackingReader(names, context, ['date_time']);
    return reader.isComplete ? reader : null;
  },
});
