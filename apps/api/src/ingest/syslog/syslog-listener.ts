import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, isIPv6, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { describeReason, START_UP_FAULTS } from '../../config/start-up-fault.text.ts';
import type { ListenAddress, SyslogTls } from '../../config/syslog-settings.ts';
import { errorCodeOf } from '../../database/error-code.ts';
import { PortUnavailableError } from '../../http/port.ts';

/** Connections of one listener at a time; a mail server has one or two. */
const CONNECTIONS_MAX = 256;
const HANDSHAKE_MS = 10_000;
const KEEP_ALIVE_MS = 60_000;
/** Asked of the kernel, which may give less: what arrives while the program is busy waits there. */
const UDP_BUFFER_BYTES = 4 * 1024 * 1024;

/** An open way in. */
export interface SyslogListener {
  readonly port: number;
  /** Ends all connections and takes no new ones. */
  close(): void;
}

/** @throws PortUnavailableError */
export function listenTcp(address: ListenAddress, onConnection: (socket: Socket) => void): Promise<SyslogListener> {
  return openServer('SYSLOG_TCP', address, createServer(onConnection));
}

/**
 * @param onFault a connection that failed before its client was known
 * @throws PortUnavailableError also when a file cannot be read or is no certificate
 */
export async function listenTls(
  { certFile, keyFile, caFile, ...address }: SyslogTls,
  onConnection: (socket: TLSSocket) => void,
  onFault: (fault: Error) => void,
): Promise<SyslogListener> {
  const [cert, key, ca] = await Promise.all([
    readPem('SYSLOG_TLS_CERT', certFile),
    readPem('SYSLOG_TLS_KEY', keyFile),
    readPem('SYSLOG_TLS_CA', caFile),
  ]);
  const options = { cert, key, ca, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const;
  try {
    const server = createTlsServer({ ...options, handshakeTimeout: HANDSHAKE_MS });
    server.on('tlsClientError', onFault);
    server.on('secureConnection', (socket) => {
      socket.on('error', ignoreError);
      onConnection(socket);
    });
    return await openServer('SYSLOG_TLS', address, server);
  } catch (error) {
    if (error instanceof PortUnavailableError) throw error;
    throw new PortUnavailableError(START_UP_FAULTS.certificateUnusable(errorCodeOf(error) ?? String(error)), { cause: error });
  }
}

/** @throws PortUnavailableError */
export async function listenUdp(
  { host, port }: ListenAddress,
  onMessage: (message: Buffer) => void,
  onFault: (fault: Error) => void,
): Promise<SyslogListener> {
  const socket: UdpSocket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: UDP_BUFFER_BYTES });
  try {
    socket.bind(port, host);
    await once(socket, 'listening');
  } catch (error) {
    throw unavailable('SYSLOG_UDP', { host, port }, error);
  }
  socket.on('message', onMessage);
  socket.on('error', onFault);
  return { port: socket.address().port, close: () => void socket.close() };
}

async function openServer(variable: string, address: ListenAddress, server: Server): Promise<SyslogListener> {
  const open = new Set<Socket>();
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('error', ignoreError);
  });
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    throw unavailable(variable, address, error);
  }
  const close = (): void => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  // A TCP server that listens has an address with a port.
  return { port: (server.address() as AddressInfo).port, close };
}

/** Whoever reads the connection hears of it too; an error nobody listens to would end the program. */
function ignoreError(): void {}

function unavailable(variable: string, { host, port }: ListenAddress, error: unknown): PortUnavailableError {
  const code = errorCodeOf(error);
  const address = `${host}:${port}`;
  const text =
    code === 'EADDRINUSE'
      ? START_UP_FAULTS.syslogPortTaken(variable, address)
      : START_UP_FAULTS.syslogPortUnusable(variable, address, describeReason(code, String(error)));
  return new PortUnavailableError(text, { cause: error });
}

async function readPem(variable: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = describeReason(errorCodeOf(error), String(error));
    throw new PortUnavailableError(START_UP_FAULTS.pemUnreadable(variable, path, reason), { cause: error });
  }
}
