import { Injectable } from '@nestjs/common';
import { addDays, type ImpactReply, type IsoDate } from '@nhip-thu/metrics';
import { EVERY_ROLE, listActions } from '../access/policy.ts';
import type { Language } from '../config/language.ts';
import { asSystem } from '../database/reach.ts';
import { DataRequestService } from './data-request.service.ts';
import { toDocxContent, toMarkdown } from './impact-document.ts';
import { ImpactRepository } from './impact.repository.ts';
import { composeImpact, type ImpactFacts } from './impact-text.ts';
import { InstallationFacts } from './installation-facts.ts';
import { NamedViewService } from './named-view.service.ts';
import { NoticeRepository } from './notice.repository.ts';

/** The assessment is to be looked at again after half a year. */
const REVIEW_DAYS = 183;

export interface Impact extends ImpactReply {
  readonly markdown: string;
}

/** Writes the impact assessment from what this installation really keeps, who may see it, and what was asked. */
@Injectable()
export class ImpactService {
  constructor(
    private readonly repository: ImpactRepository,
    private readonly notices: NoticeRepository,
    private readonly views: NamedViewService,
    private readonly requests: DataRequestService,
    private readonly installation: InstallationFacts,
  ) {}

  /** As it would be written now. */
  async read(language: Language): Promise<ImpactReply> {
    const installation = await this.installation.read();
    const { today } = installation;
    const [kept, origins, accounts, notices, { views }, { requests }, lastOn] = await Promise.all([
      // Whoever reads is told how many days of people are kept, and sees none.
      asSystem(() => this.repository.readKept(today)),
      this.repository.listOrigins(),
      this.repository.countAccounts(),
      this.notices.listAll(today),
      this.views.list(),
      this.requests.listAll(),
      this.repository.findLastExport(),
    ]);
    const nextDueOn = addDays(today, REVIEW_DAYS);
    const roles = EVERY_ROLE.map((role) => ({ role, actions: listActions(role) }));
    const facts: ImpactFacts = {
      ...installation,
      ...{ kept, origins, accounts, notices, views, requests, lastOn, nextDueOn, roles },
    };
    return { ...composeImpact(facts, language), lastOn, isOverdue: lastOn !== null && addDays(lastOn, REVIEW_DAYS) < today, nextDueOn };
  }

  /** Writes it out, and notes the day. */
  async export(language: Language): Promise<Impact> {
    const reply = await this.read(language);
    await this.noteExport();
    return { ...reply, markdown: toMarkdown(reply) };
  }

  /** Writes it out as a paper, and notes the day. */
  async exportDocx(language: Language): Promise<Uint8Array> {
    const reply = await this.read(language);
    const { today } = await this.noteExport();
    const { writeDocx } = await import('../reports/documents/docx/write-docx.ts');
    return writeDocx(toDocxContent(reply, `${today}T00:00:00Z`), 'Nhịp Thư');
  }

  private async noteExport(): Promise<{ readonly today: IsoDate }> {
    const { today } = await this.installation.read();
    await this.repository.noteExport(today);
    return { today };
  }
}
