import { listDays, type Role } from '@nhip-thu/metrics';
import { AccountService } from '../../apps/api/src/access/account.service.ts';
import { ActivityYearRepository } from '../../apps/api/src/usage/activity-year.repository.ts';
import { addMonths } from './add-months.ts';
import { startApp, type RunningApp } from './app.ts';
import { ReplyCheck } from './check-reply.ts';
import { listMailboxIds } from './list-mailbox-ids.ts';

const PASSWORD = 'mat-khau-cua-vai-tro';
export const PERIOD = 'bc-2026-07';
/** Days on which the logs tell of the box: 18 working days from 15/06 on, and a Sunday. */
const USED = listDays('2026-06-15', '2026-07-09').filter((day) => ![0, 6].includes(new Date(day).getUTCDay()) && day !== '2026-07-01');
export const SUNDAY = '2026-06-21';
/** Nobody but a machine looked in. */
export const POLLED = '2026-07-10';
/** Of the month after. */
export const TODAY = '2026-07-17';

const INSERT_DAY = `
  insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails,
                           access_points, first_access_at, last_access_at)
  values (1, $1, 1, $2, 0, 5, 5, $3, 0, $4, $5, $6)`;

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Asks as somebody: by GET, or with a body by POST; answers are held against the OpenAPI document. */
export type Ask = <Body>(path: string, body?: object) => Promise<Answer<Body>>;

/** Whose account it is. */
interface Scope {
  readonly officialId?: number;
  readonly agencyId?: number;
}

/** Two officials of one agency in the demo's clock, of whom An used the mailbox on 18 of 21 days and Bình has no trace. */
export class PeopleScene {
  private constructor(
    readonly running: RunningApp,
    private readonly replies: ReplyCheck,
  ) {}

  static async start(): Promise<PeopleScene> {
    const running = await startApp();
    const scene = new PeopleScene(running, new ReplyCheck());
    await scene.fill();
    return scene;
  }

  /** The cookie of an account of a role, and of an official or an agency, signed in. */
  async cookieOf(username: string, role: Role, scope: Scope = {}): Promise<{ readonly cookie: string }> {
    await this.running.app.get(AccountService).ensureAccount({ username, displayName: username, role, password: PASSWORD, ...scope });
    const signedIn = await fetch(`${this.running.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    return { cookie: String(signedIn.headers.getSetCookie()[0]).split(';')[0] ?? '' };
  }

  /** The same, to ask by. */
  async signIn(username: string, role: Role, scope: Scope = {}): Promise<Ask> {
    const { cookie } = await this.cookieOf(username, role, scope);
    return async (path, sent) => {
      const method = sent === undefined ? 'GET' : 'POST';
      const response = await fetch(`${this.running.address}/api/v1/${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...(sent !== undefined && { body: JSON.stringify(sent) }),
      });
      const body: unknown = await response.json();
      const [pathname = ''] = path.split('?');
      const contentType = response.headers.get('content-type')?.split(';')[0] ?? '';
      this.replies.check({ method, path: `/api/v1/${pathname}`, status: response.status, contentType, body });
      // Held against the document just now.
      return { status: response.status, body: body as never };
    };
  }

  /** The log of a day, whole. */
  async logDay(day: string): Promise<void> {
    await this.running.database.dataSource.query(
      `insert into origin_day (origin_id, day, facts, unmatched, first_at, last_at, is_timed)
       values (1, $1::date, 1, 0, ($1 || 'T00:00:00+07:00')::timestamptz, ($1 || 'T23:59:59+07:00')::timestamptz, true) on conflict do nothing`,
      [day],
    );
  }

  /** An sent a message, and looked in, on a day. */
  async useOn(day: string): Promise<void> {
    const db = this.running.database.dataSource;
    await addMonths(db, [day]);
    await db.query(INSERT_DAY, [day, 1, 2, 3, `${day}T08:00:00+07:00`, `${day}T16:00:00+07:00`]);
    await this.gatherBits([day]);
  }

  private async gatherBits(days: readonly string[]): Promise<void> {
    const activity = this.running.app.get(ActivityYearRepository, { strict: false });
    const mailboxIds = await listMailboxIds(this.running.database.dataSource);
    await activity.transaction((manager) => activity.replaceBits(manager, days, mailboxIds));
  }

  private async fill(): Promise<void> {
    const db = this.running.database.dataSource;
    await db.query(`insert into setting (key, value) values ('demo', $1)`, [JSON.stringify({ label: 'giả lập', today: TODAY })]);
    await db.query(`insert into agency (id, code, name) values (1, 'snv', 'Sở Nội vụ'), (2, 'stp', 'Sở Tư pháp')`);
    await db.query(`insert into official (id, full_name) values (1, 'Lò Văn An'), (2, 'Quàng Thị Bình'), (3, 'Cầm Văn Chiến')`);
    await db.query(`insert into division (id, agency_id, name) values (1, 1, 'Văn phòng'), (2, 1, 'Thanh tra')`);
    await db.query(`insert into membership (official_id, agency_id, division_id) values (1, 1, 1), (2, 1, 2), (3, 2, null)`);
    await db.query(`insert into mailbox (id, address) values (1, 'an@snv.example'), (2, 'binh@snv.example'), (3, 'chien@stp.example')`);
    await db.query(
      `insert into mailbox_assignment (mailbox_id, official_id, kind) values (1, 1, 'personal'), (2, 2, 'personal'), (3, 3, 'personal')`,
    );
    await db.query(
      `insert into absence (official_id, kind, reason, valid_from, valid_to) values (1, 'leave', 'phép', '2026-07-01', '2026-07-02')`,
    );
    await db.query(`insert into origin (name, zone_offset_minutes) values ('thu', 420)`);
    await db.query(`insert into served_agency (origin_id, agency_id) values (1, 1), (1, 2)`);
    await db.query(
      `insert into stored_period (period_id, from_day, to_day, first_looked_on) values ($1, '2026-06-15', '2026-07-14', '2026-01-05')`,
      [PERIOD],
    );
    for (const day of listDays('2026-06-01', '2026-07-16')) await this.logDay(day);
    await addMonths(db, [...USED, POLLED]);
    for (const day of [...USED, SUNDAY]) await db.query(INSERT_DAY, [day, 1, 2, 3, `${day}T08:00:00+07:00`, `${day}T16:00:00+07:00`]);
    await db.query(INSERT_DAY, [POLLED, 0, 96, 0, null, null]);
    await this.gatherBits([...USED, SUNDAY, POLLED]);
  }
}
