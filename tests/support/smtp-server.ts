import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as the mail server took it. */
export interface TakenLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers as they came. */
  readonly head: string;
  /** The text, decoded; of several parts each with its head. */
  readonly body: string;
}

export interface RunningSmtp {
  readonly port: number;
  readonly letters: TakenLetter[];
  /** Until it resolves the server answers no letter. */
  hold: Promise<void>;
  close(): Promise<void>;
}

/** A real mail server on the loopback address that keeps what it is given. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<RunningSmtp> {
  const letters: TakenLetter[] = [];
  const running = { letters, hold: Promise.resolve() };
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    ...options,
    onData(stream, session, done) {
      const take = async (): Promise<void> => {
        const raw = await text(stream);
        await running.hold;
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), ...read(raw) });
        done();
      };
      void take();
    },
  });
  // A client that does not like the certificate hangs up.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this form.
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(running, { port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) });
}

function read(raw: string): { head: string; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const [head, body] = [raw.slice(0, at), raw.slice(at + 4)];
  const boundary = /^Content-Type: *multipart\/[^;]+;\s*boundary="?([^"\r\n]+)"?/im.exec(head)?.[1];
  if (boundary !== undefined) {
    const parts = body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => read(part.replace(/^\r\n/, '')));
    return { head, body: parts.map((part) => `${part.head}\n\n${part.body}`).join('\n') };
  }
  const encoding = /^Content-Transfer-Encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return { head, body: Buffer.from(body, 'base64').toString() };
  return { head, body: encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body };
}

function fromQuotedPrintable(body: string): string {
  const joined = body.replaceAll('=\r\n', '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
}
