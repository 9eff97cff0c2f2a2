import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { asSystem } from '../../database/reach.ts';

/** Two accounts of which one is to confirm what the other wants. */
export interface TwoAccounts {
  readonly asker: string;
  readonly approver: string;
  /** When it was asked. */
  readonly askedAt: Date;
}

const WINDOW_DAYS = 30;
const DAY_MS = 86_400_000;
/** After these somebody else may know the password, or get in as somebody they were not. */
const GIVING_HAND = ['account.created', 'account.password-set', 'account.role-changed', 'account.factor-removed', 'account.enabled'];

/** Tells from the audit log, which nobody can change, who had the accounts of others in their hands (ADR 43). */
@Injectable()
export class AccountHands {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Whether one person may be behind both accounts: the approver is younger than the request, or was made by the asker at any time; or somebody (one of
   * the two, or a third, also by accounts they made or set) had both in hand within 30 days before it was asked or since. The command line counts for nobody.
   */
  async mayBeOne({ asker, approver, askedAt }: TwoAccounts): Promise<boolean> {
    const since = new Date(askedAt.getTime() - WINDOW_DAYS * DAY_MS);
    const rows = await asSystem(
      () =>
        this.dataSource.sql<{ mayBeOne: boolean }[]>`
        with recursive hand(of, name) as (
          select * from (values (${asker}::text, ${asker}::text), (${approver}::text, ${approver}::text)) as beginning
          union
          select h.of, e.actor from hand h join audit_entry e on e.subject = h.name
           where e.kind = 'account' and e.action = any(${GIVING_HAND}::text[]) and e.at >= ${since}::timestamptz
             and e.actor <> e.subject and e.role is not null)
        select exists (select from account where username = ${approver} and created_at > ${askedAt}::timestamptz)
            or exists (select from audit_entry where kind = 'account' and action = 'account.created' and actor = ${asker} and subject = ${approver})
            or exists (select from hand a join hand b using (name) where a.of = ${asker} and b.of = ${approver}) as "mayBeOne"`,
    );
    return rows[0]?.mayBeOne ?? true;
  }
}
