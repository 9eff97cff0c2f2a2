import { StartUpError } from '../config/start-up-error.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';

/** A newer program changed the schema: what it means by its tables this one does not know. */
export class SchemaTooNewError extends StartUpError {
  override readonly name = 'SchemaTooNewError';
  constructor(readonly newest: string) {
    super(START_UP_FAULTS.schemaTooNew(newest));
  }
}
