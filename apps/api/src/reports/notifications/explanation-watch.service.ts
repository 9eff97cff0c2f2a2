import { Injectable } from '@nestjs/common';
import { explanationStateAfter, explanationTurn, type ExplanationStep, type IsoDate } from '@nhip-thu/metrics';
import { MailSender } from '../../access/mail-sender.ts';
import { Clock } from '../../calendar/clock.ts';
import { ExplanationRepository, type StoredExplanation } from '../explanation.repository.ts';
import { Announcer, type Announcement } from './announcer.service.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Older steps are known by now: a program that was not there meanwhile does not tell all of them at once. */
const OLDEST_TOLD_DAYS = 14;

/** Looks for steps of explanations, and for steps that did not come in time, and tells the side whose turn it is or that waits for it. */
@Injectable()
export class ExplanationWatch {
  constructor(
    private readonly explanations: ExplanationRepository,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly mail: MailSender,
  ) {}

  /** Looking again tells nothing again. */
  async look(): Promise<void> {
    const [stored, now, today] = await Promise.all([this.explanations.list(), this.clock.now(), this.clock.today()]);
    const since = new Date(now.getTime() - OLDEST_TOLD_DAYS * DAY_MS).toISOString();
    const told = stored.flatMap((each) => [...stepsOf(each, since), ...overdueOf(each, today)]);
    await this.announcer.tell(told.map((each) => this.withLetter(each)));
  }

  /** An agency is written to at its unit mailbox. */
  private withLetter(announcement: Announcement): Announcement {
    const { agencyId = null } = announcement;
    return agencyId === null || !this.mail.isConfigured ? announcement : { ...announcement, letters: [{ to: { agencyId } }] };
  }
}

/** What Home Affairs does is told to the agency, what the agency does to Home Affairs. */
function stepsOf(explanation: StoredExplanation, since: string): Announcement[] {
  return explanation.steps.flatMap(({ act, side, at, dueOn }, index): Announcement[] => {
    if (new Date(at).toISOString() < since) return [];
    const content = { kind: 'explanation', act, dueOn, ...aboutOf(explanation) } as const;
    const key = `explanation ${explanation.id} step ${index + 1}`;
    return [{ key, content, ...(side === 'agency' ? {} : { agencyId: explanation.agencyId, isForAgencyOnly: true }) }];
  });
}

/** Home Affairs is told of both sides' delays, the agency of its own. */
function overdueOf(explanation: StoredExplanation, today: IsoDate): Announcement[] {
  const last: ExplanationStep | undefined = explanation.steps.at(-1);
  const turn = last === undefined ? null : explanationTurn(explanationStateAfter(last.act));
  if (turn === null || last?.dueOn === null || last === undefined || last.dueOn >= today) return [];
  const content = { kind: 'explanation-overdue', turn, dueOn: last.dueOn, ...aboutOf(explanation) } as const;
  const key = `explanation ${explanation.id} overdue ${explanation.steps.length}`;
  return [{ key, content, ...(turn === 'agency' ? { agencyId: explanation.agencyId } : {}) }];
}

function aboutOf({ id, agency, agencyName, periodId, metric }: StoredExplanation) {
  return { id, agency: { code: agency, name: agencyName }, periodId, metric };
}
