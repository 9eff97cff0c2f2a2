import { createServer } from 'node:net';
import { StartUpError } from '../config/start-up-error.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from '../database/error-code.ts';

/** The program cannot listen where it should. */
export class PortUnavailableError extends StartUpError {
  override readonly name = 'PortUnavailableError';
}

const TEXTS = new Map([
  ['EADDRINUSE', START_UP_FAULTS.portTaken],
  ['EACCES', START_UP_FAULTS.portNotAllowed],
  ['EADDRNOTAVAIL', START_UP_FAULTS.hostNotHere],
]);

/**
 * Tries to listen and stops again, before anything slow is started.
 * @throws PortUnavailableError saying what is wrong and what to do
 */
export async function refuseTakenPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const address = `${host}:${port}`;
    const code = errorCodeOf(error);
    const text = TEXTS.get(code ?? '')?.(address) ?? START_UP_FAULTS.portUnusable(address, describeReason(code, String(error)));
    throw new PortUnavailableError(text, { cause: error });
  }
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
