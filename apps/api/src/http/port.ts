import { createServer } from 'node:net';
import { errorCodeOf } from '../database/error-code.ts';

/** The program cannot listen where it should. */
export class PortUnavailableError extends Error {
  override readonly name = 'PortUnavailableError';
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program (perhaps Nhịp Thư already runs); stop that one or choose another port with PORT=…',
  EACCES: 'may not be used by this user; choose a port from 1024 up with PORT=…',
  EADDRNOTAVAIL: 'is not on this machine; set HOST=127.0.0.1, or 0.0.0.0 for all its addresses',
};

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
    const code = errorCodeOf(error) ?? '';
    throw new PortUnavailableError(`${host}:${port} ${REASONS[code] ?? `cannot be listened on (${code})`}`, { cause: error });
  }
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
