import { Injectable } from '@nestjs/common';
import type { AssignmentReply, UnknownAddressesReply, UnknownAddressReply } from '@nhip-thu/metrics';
import { AssignmentService, type AddressOwner } from '../../directory/assignment.service.ts';
import { AddressDays } from './address-days.ts';
import { guessOwner, listNameWords } from './guess-owner.ts';
import { UnknownAddressRepository, type SeenAddress } from './unknown-address.repository.ts';

/** The queue of addresses in the logs that the directory does not know: what they may be, and telling what they are. */
@Injectable()
export class UnknownAddressesService {
  constructor(
    private readonly unknown: UnknownAddressRepository,
    private readonly assignments: AssignmentService,
    private readonly addressDays: AddressDays,
  ) {}

  async list({ text, offset, limit }: { text: string; offset: number; limit: number }): Promise<UnknownAddressesReply> {
    const { addresses, total } = await this.unknown.list(text, offset, limit);
    const suggested: UnknownAddressReply[] = [];
    for (const address of addresses) suggested.push(await this.suggest(address));
    return { addresses: suggested, total };
  }

  /** Only days with facts that name the address are computed again. @throws as `AssignmentService.assign` */
  async assign(address: string, owner: AddressOwner, madeBy: string): Promise<AssignmentReply> {
    let dayCount = 0;
    const changeSetId = await this.assignments.assign({
      ...{ address, owner, madeBy },
      findDays: async (manager) => {
        const found = await this.addressDays.list(manager, [address]);
        dayCount = found.reduce((sum, { days }) => sum + days.length, 0);
        return found;
      },
    });
    return { changeSetId, dayCount };
  }

  private async suggest(seen: SeenAddress): Promise<UnknownAddressReply> {
    const { address, lastDay } = seen;
    const domain = address.split('@')[1];
    const agency = domain === undefined ? null : await this.unknown.findAgencyOfDomain(domain, lastDay);
    const kind = guessOwner(address);
    const words = listNameWords(address);
    const officials = kind === 'robot' || words.length === 0 ? [] : await this.unknown.listNamed(words, agency, lastDay);
    return { ...seen, suggestion: { agency, kind, officials } };
  }
}
