import { StartUpError } from '../config/start-up-error.ts';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';

/** This installation holds an organisation that is not the demo's; invented figures must not be mixed with it. */
export class NotADemoError extends StartUpError {
  override readonly name = 'NotADemoError';
  constructor() {
    super(START_UP_FAULTS.notADemo());
  }
}
