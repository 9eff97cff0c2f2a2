import {
  isoDateOfEpochSecond,
  type DataRequestKind,
  type DeskRequestReply,
  type ImpactPart,
  type ImpactReply,
  type IsoDate,
  type NamedViewReply,
  type NamedViewState,
  type NoticesReply,
  type OriginBasis,
  type Role,
} from '@nhip-thu/metrics';
import type { Action } from '../access/policy.ts';
import type { Language } from '../config/language.ts';
import type { RetentionSettings } from '../config/retention-settings.ts';
import type { AccountCount, KeptData } from './impact.repository.ts';
import { IMPACT_WORDS, type ImpactWords } from './impact-words.ts';

/** What the assessment is made of. */
export interface ImpactFacts {
  readonly today: IsoDate;
  readonly isDemo: boolean;
  readonly auditHead: string;
  readonly requiresSecondFactor: boolean;
  readonly kept: KeptData;
  readonly retention: RetentionSettings;
  readonly origins: readonly { readonly name: string; readonly legalBasis: OriginBasis | null }[];
  readonly accounts: readonly AccountCount[];
  readonly notices: NoticesReply;
  readonly views: readonly NamedViewReply[];
  readonly requests: readonly DeskRequestReply[];
  readonly lastOn: IsoDate | null;
  readonly nextDueOn: IsoDate;
  readonly roles: readonly { readonly role: Role; readonly actions: readonly Action[] }[];
}

/** What the assessment says. Only numbers of people, and no name of any. */
export function composeImpact(facts: ImpactFacts, language: Language): Pick<ImpactReply, 'title' | 'introduction' | 'parts'> {
  const words = IMPACT_WORDS[language];
  const introduction = [
    words.madeOn(facts.today, facts.auditHead),
    ...(facts.isDemo ? [words.demo] : []),
    words.review(facts.lastOn, facts.nextDueOn),
  ];
  const parts = [
    part(words.heads.purposes, words.purposes),
    part(words.heads.origins, listOrigins(facts, words)),
    part(words.heads.kinds, [...words.kinds, words.kept(facts.kept)]),
    part(words.heads.never, words.never),
    part(words.heads.retention, words.retention(facts.kept, facts.retention)),
    part(words.heads.recipients, listRecipients(facts, words)),
    part(words.heads.measures, [...words.measures, facts.requiresSecondFactor ? words.factorRequired : words.factorOffered]),
    part(words.heads.notice, listNotices(facts, words)),
    part(words.heads.views, countByState(facts, words)),
    part(words.heads.requests, countByKind(facts, words)),
    part(words.heads.open, words.open(facts.origins.filter(({ legalBasis }) => legalBasis === null).length)),
  ];
  return { title: words.title, introduction, parts };
}

function part(heading: string, items: readonly string[]): ImpactPart {
  return { heading, items };
}

function listOrigins({ origins }: ImpactFacts, words: ImpactWords): string[] {
  if (origins.length === 0) return [words.none];
  return origins.map(({ name, legalBasis }) =>
    legalBasis === null ? words.originWithout(name) : words.origin(name, legalBasis.text, legalBasis.number, legalBasis.on),
  );
}

function listRecipients({ roles, accounts }: ImpactFacts, words: ImpactWords): string[] {
  return roles.map(({ role, actions }) => {
    const { count = 0, withSecondFactor = 0 } = accounts.find((each) => each.role === role) ?? {};
    return words.recipient({ role: words.role[role], count, withSecondFactor, actions: actions.join(', ') });
  });
}

function listNotices({ notices: { notices, officialCount } }: ImpactFacts, words: ImpactWords): string[] {
  if (notices.length === 0) return [words.noticeNone];
  return notices.map(({ version, publishedAt, acknowledgedCount }) =>
    words.notice({
      version,
      day: isoDateOfEpochSecond(Date.parse(publishedAt) / 1000),
      acknowledged: acknowledgedCount,
      of: officialCount,
    }),
  );
}

function countByState({ views }: ImpactFacts, words: ImpactWords): string[] {
  const states: readonly NamedViewState[] = ['asked', 'approved', 'refused', 'revoked', 'expired'];
  const reads = views.reduce((sum, { steps }) => sum + steps.filter(({ act }) => act === 'read').length, 0);
  return [
    ...states.map((state) => `${words.viewState[state]}: ${views.filter((view) => view.state === state).length}`),
    words.reads(reads),
  ];
}

function countByKind({ requests }: ImpactFacts, words: ImpactWords): string[] {
  const kinds: readonly DataRequestKind[] = ['access', 'correction', 'restriction', 'erasure', 'complaint'];
  return kinds.map((kind) => {
    const own = requests.filter((request) => request.kind === kind);
    const settled = own.filter(({ dueOn }) => dueOn === null).length;
    return words.request({
      kind: words.requestKind[kind],
      count: own.length,
      settled,
      overdue: own.filter(({ isOverdue }) => isOverdue).length,
    });
  });
}
