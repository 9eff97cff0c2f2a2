import { Injectable } from '@nestjs/common';
import type { Period } from '@nhip-thu/metrics';
import { AccountHands, type TwoAccounts } from '../access/audit/account-hands.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { AdoptionService } from '../usage/adoption.service.ts';

/** What named views ask of other rooms. */
@Injectable()
export class NamedViewSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryRepository,
    private readonly adoption: AdoptionService,
    private readonly hands: AccountHands,
  ) {}

  async read(): Promise<{
    /** Those that the caller sees. */
    agencies: readonly { readonly id: number; readonly code: string; readonly name: string }[];
    /** Reporting months with figures, newest first. */
    periods: readonly Period[];
    isDemo: boolean;
  }> {
    const [agencies, { periods }, demo] = await Promise.all([this.directory.listAgencies(), this.adoption.periods(), this.clock.demo()]);
    return { agencies, periods: periods.filter(({ kind }) => kind === 'reporting-month'), isDemo: demo !== null };
  }

  /** Whether one person may be behind two accounts. */
  mayBeOne(accounts: TwoAccounts): Promise<boolean> {
    return this.hands.mayBeOne(accounts);
  }
}
