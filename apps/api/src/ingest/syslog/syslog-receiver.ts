import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Runtime } from '../../config/settings.module.ts';
import type { SyslogEndpoint } from '../../config/syslog-settings.ts';
import { IngestService } from '../ingest.service.ts';
import { SpoolSpace } from '../spool-space.ts';
import { originOfCertificate } from './certificate-origin.ts';
import { toLogLine } from './log-line.ts';
import { SliceSender } from './slice-sender.ts';
import { readConnection } from './syslog-connection.ts';
import { listenTcp, listenTls, listenUdp, type SyslogListener } from './syslog-listener.ts';
import { readUdpDrops } from './udp-drops.ts';

/** How often complete lines are sent on. */
const INTERVAL_MS = 2_000;
/** The same fault of a stranger is logged at most so often. */
const FAULT_SILENCE_MS = 60_000;

/** Ports that were opened, in the order of the settings. */
export interface SyslogPorts {
  readonly tcp: readonly number[];
  readonly tls: number | null;
  readonly udp: readonly number[];
}

/**
 * Receives syslog over TCP, TLS and UDP, and hands the lines to intake as slices every few seconds. Syslog acknowledges nothing: what
 * is on its way when this process ends is lost, until the log file itself is taken in, which lands on the same facts.
 */
@Injectable()
export class SyslogReceiver implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Syslog');
  private readonly senders = new Map<string, SliceSender>();
  private readonly listeners: SyslogListener[] = [];
  /** Ports of UDP with what the kernel had dropped there at the last look. */
  private readonly udpDrops: { port: number; sender: SliceSender; drops: number }[] = [];
  private timer: NodeJS.Timeout | null = null;
  private lastFaultAt = 0;
  private isEnding = false;

  constructor(
    private readonly ingest: IngestService,
    private readonly space: SpoolSpace,
    private readonly runtime: Runtime,
  ) {}

  /** Opens the ways in that are set. @throws PortUnavailableError */
  async start(): Promise<SyslogPorts> {
    const { tcp, tls, udp } = this.runtime.settings.syslog;
    const ports: { tcp: number[]; tls: number | null; udp: number[] } = { tcp: [], tls: null, udp: [] };
    for (const endpoint of tcp) ports.tcp.push(await this.openTcp(endpoint));
    for (const endpoint of udp) ports.udp.push(await this.openUdp(endpoint));
    if (tls !== null) {
      const accept = (socket: TLSSocket): void => this.acceptTls(socket);
      ports.tls = this.keep(await listenTls(tls, accept, (fault) => this.reportFault(`TLS: ${fault.message}`)));
    }
    if (this.listeners.length > 0) this.timer = setInterval(() => void this.tick(), INTERVAL_MS);
    return ports;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    if (this.timer !== null) clearInterval(this.timer);
    for (const listener of this.listeners) listener.close();
    await Promise.all([...this.senders.values()].map((sender) => sender.flush()));
  }

  private async openTcp(endpoint: SyslogEndpoint): Promise<number> {
    return this.keep(await listenTcp(endpoint, (socket) => void this.read(socket, endpoint.originName)));
  }

  private async openUdp(endpoint: SyslogEndpoint): Promise<number> {
    const sender = this.senderOf(endpoint.originName, true);
    const take = (message: Buffer): void => {
      const line = toLogLine(message, false);
      if (line === null) return;
      if (sender.isFull) sender.countLost(1);
      else sender.add(line);
    };
    const port = this.keep(await listenUdp(endpoint, take, (fault) => this.reportFault(`UDP: ${fault.message}`)));
    this.udpDrops.push({ port, sender, drops: await readUdpDrops(port) });
    return port;
  }

  private keep(listener: SyslogListener): number {
    this.listeners.push(listener);
    return listener.port;
  }

  private acceptTls(socket: TLSSocket): void {
    const originName = originOfCertificate(socket.getPeerCertificate());
    if (originName === null) {
      this.reportFault(`TLS: the certificate of ${socket.remoteAddress ?? 'a client'} names no origin: its CN or a DNS name must be one`);
      socket.destroy();
    } else void this.read(socket, originName);
  }

  private async read(socket: Socket, originName: string): Promise<void> {
    const from = socket.remoteAddress ?? 'a client';
    const end = await readConnection(socket, this.senderOf(originName, false));
    if (end === 'not-syslog') this.reportFault(`${originName}: ${from} does not frame its messages as RFC 6587 says; connection closed`);
  }

  /** One per origin; lines that are only provisional never share a slice with others. */
  private senderOf(originName: string, isProvisional: boolean): SliceSender {
    const kind = isProvisional ? 'syslog-udp' : 'syslog';
    const key = `${kind} ${originName}`;
    const known = this.senders.get(key);
    if (known) return known;
    const sender = new SliceSender(key, async ({ bytes, linesCut, linesLost, takenAt }) => {
      // What was read is nobody else's any more: at the end it is kept while there is any room at all.
      if (!this.isEnding) await this.space.ensureRoom();
      await this.ingest.receive({
        originName,
        name: `${kind} ${takenAt.toISOString()}`,
        receivedAt: takenAt,
        stream: oneChunk(bytes),
        wire: { isProvisional, linesCut, linesLost },
      });
    });
    this.senders.set(key, sender);
    return sender;
  }

  private async tick(): Promise<void> {
    for (const watched of this.udpDrops) {
      const drops = await readUdpDrops(watched.port);
      watched.sender.countLost(Math.max(0, drops - watched.drops));
      watched.drops = drops;
    }
    for (const sender of this.senders.values()) sender.tick();
  }

  private reportFault(what: string): void {
    if (Date.now() - this.lastFaultAt < FAULT_SILENCE_MS) return;
    this.lastFaultAt = Date.now();
    this.logger.warn(what);
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
