import { gzipSync } from 'node:zlib';
import { setTimeout as delay } from 'node:timers/promises';
import type { UploadReply } from '@nhip-thu/metrics';

/** Statuses by which a server says that it cannot just now; whoever asks tries again, or at another server. */
const NOT_NOW = new Set([429, 502, 503, 504]);
const AGAIN_AFTER_MS = 100;

export interface ServerLoadOptions {
  readonly addresses: readonly string[];
  /** Of the origin. */
  readonly token: string;
  readonly origin: string;
  /** Of somebody who is signed in. */
  readonly cookie: string;
  /** What the servers wrote so far: an answer that is wrong is told with what its server says of it. */
  readonly readLogs: () => string;
}

/** Clients as they are at a province: mail servers that hand over until there is a receipt, and people who look at figures meanwhile. */
export class ServerLoad {
  /** Answers that no fault of a server excuses. */
  readonly wrongAnswers: string[] = [];
  readonly counts = { receipts: 0, retries: 0, figures: 0, refusedReads: 0 };
  #isOver = false;
  #sent = 0;
  readonly #clients: Promise<void>[] = [];

  constructor(private readonly options: ServerLoadOptions) {}

  /**
   * Hands over a piece of the log, packed every other time: at another server when one does not answer, again and again until there is a receipt.
   * @returns the number of the segment
   */
  async send(piece: Buffer): Promise<string> {
    this.#sent += 1;
    const [isPacked, first] = [this.#sent % 2 === 0, this.#sent];
    const name = `piece-${this.#sent}.log${isPacked ? '.gz' : ''}`;
    for (let attempt = 0; ; attempt += 1) {
      const reply = await this.#put(first + attempt, name, isPacked ? gzipSync(piece) : piece);
      if (reply !== null) {
        this.counts.receipts += 1;
        return reply.segment.id;
      }
      this.counts.retries += 1;
      await delay(AGAIN_AFTER_MS);
    }
  }

  /** A mail server that hands over what it is given, one after the other, until the load is over. `isFolded`: it waits for that before the next. */
  addSender(nextPiece: () => Buffer, isFolded: (segment: string) => Promise<boolean>): void {
    const run = async (): Promise<void> => {
      while (!this.#isOver) {
        const segment = await this.send(nextPiece());
        while (!this.#isOver && !(await isFolded(segment))) await delay(AGAIN_AFTER_MS);
      }
    };
    this.#clients.push(run());
  }

  /** Somebody who looks at these again and again, at one server after the other. */
  addReader(paths: readonly string[]): void {
    const run = async (): Promise<void> => {
      for (let turn = 0; !this.#isOver; turn += 1) {
        await this.#read(turn, paths[turn % paths.length] ?? '');
        await delay(AGAIN_AFTER_MS);
      }
    };
    this.#clients.push(run());
  }

  /** Resolves when nobody sends or looks any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  /** Whether this server says that it can serve. */
  async isReady(address: string): Promise<boolean> {
    return fetch(`${address}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  #address(turn: number): string {
    return this.options.addresses[turn % this.options.addresses.length] ?? '';
  }

  async #put(turn: number, name: string, body: Buffer): Promise<UploadReply | null> {
    const { origin, token } = this.options;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const url = `${this.#address(turn)}/api/v1/origins/${origin}/segments?name=${name}`;
    // Each failure is one of the connection: the server was killed.
    const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) }).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (answer === null || text === null || text === undefined || NOT_NOW.has(answer.status)) return null;
    if (answer.ok) return JSON.parse(text) as UploadReply;
    this.#noteWrong(`PUT ${name}`, answer.status, text);
    return null;
  }

  async #read(turn: number, path: string): Promise<void> {
    const answer = await fetch(`${this.#address(turn)}${path}`, { headers: { cookie: this.options.cookie } }).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (answer === null || text === null || text === undefined || NOT_NOW.has(answer.status)) this.counts.refusedReads += 1;
    else if (answer.ok) this.counts.figures += 1;
    else this.#noteWrong(`GET ${path}`, answer.status, text);
  }

  #noteWrong(request: string, status: number, text: string): void {
    const errorId = /"errorId":"([^"]+)"/.exec(text)?.[1];
    const said = this.options.readLogs().split('\n');
    const at = errorId === undefined ? -1 : said.findIndex((line) => line.includes(errorId));
    this.wrongAnswers.push([`${request}: ${status} ${text}`, ...(at < 0 ? [] : said.slice(at, at + 12))].join('\n'));
  }
}
