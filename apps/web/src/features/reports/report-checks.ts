import type { ExplanationReply, FrozenAgency, FrozenDifferencesReply, FrozenVersion, ReportDocument } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

/** One thing to be looked at before a report is written. */
export interface ReportCheck {
  readonly key: string;
  /** `blank` is left empty on purpose, to be written by hand. */
  readonly state: 'good' | 'blank' | 'attention';
  readonly label: string;
  readonly value: string;
  /** Page on which it is mended. */
  readonly path?: string;
}

interface CoverageOptions {
  /** Those that the report is about. */
  readonly agencies: readonly FrozenAgency[];
  readonly periodId: string;
}

/** How many agencies had enough logs when the figures were frozen, and which had not. */
export function checkCoverage(t: TFunction, format: Format, { agencies, periodId }: CoverageOptions): ReportCheck {
  const missing = agencies.filter(({ use }) => use.some(({ figure }) => figure.verdict === 'insufficient-data'));
  const counts = { enough: format.count(agencies.length - missing.length), all: format.count(agencies.length) };
  const names = missing.map(({ name }) => name).join(', ');
  return {
    ...{ key: 'coverage', label: t('reports.check.coverage'), state: missing.length === 0 ? 'good' : 'attention' },
    value: missing.length === 0 ? t('reports.check.enough', counts) : t('reports.check.missing', { ...counts, names }),
    path: `/chat-luong?ky=${periodId}`,
  };
}

interface VersionOptions {
  readonly version: FrozenVersion;
  /** Of the same period. */
  readonly newest: FrozenVersion | undefined;
  /** Undefined while it is not known. */
  readonly differences: FrozenDifferencesReply | undefined;
}

/** Whether the frozen figures are the newest there are: neither amended since, nor different from what logs and paper say now. */
export function checkVersion(t: TFunction, { version, newest, differences }: VersionOptions): ReportCheck {
  const { periodId, number } = version;
  const common = { key: 'version', label: t('reports.check.version'), path: '/chot-so-lieu' } as const;
  if (newest !== undefined && newest.number > number) {
    return { ...common, state: 'attention', value: t('reports.check.amended', { number: newest.number }) };
  }
  if (differences === undefined || differences.waiting.includes(periodId)) {
    return { ...common, state: 'blank', value: t('reports.check.computing') };
  }
  const isDifferent = differences.differences.some(({ period }) => period.id === periodId);
  return { ...common, state: isDifferent ? 'attention' : 'good', value: t(isDifferent ? 'reports.check.differs' : 'reports.check.same') };
}

/** How many explanations of the period, and of the agency where it is about one, are not finished. */
export function checkExplanations(
  t: TFunction,
  explanations: readonly ExplanationReply[],
  { periodId, agency }: { readonly periodId: string; readonly agency: string | null },
): ReportCheck {
  const open = explanations.filter(
    (each) => each.period.id === periodId && each.turn !== null && (agency === null || each.agency === agency),
  ).length;
  return {
    ...{ key: 'explanations', label: t('reports.check.explanations'), state: open === 0 ? 'good' : 'attention' },
    ...{ value: t(open === 0 ? 'reports.check.noneOpen' : 'reports.check.open', { count: open }), path: '/giai-trinh' },
  };
}

/** What the layout of Decree 30/2020 asks of a report, piece by piece; nothing where it is an appendix to another paper. */
export function checkLayout(t: TFunction, { main, appendices }: Pick<ReportDocument, 'main' | 'appendices'>): ReportCheck[] {
  if (main === null) return [];
  const { letterhead, kind, subject, bases, signature, recipients } = main;
  const piece = (key: 'issuer' | 'number' | 'date' | 'subject' | 'bases' | 'signer' | 'recipients' | 'appendices', value: string) => ({
    ...{ key, label: t(`reports.check.${key}`), value },
  });
  const counted = (key: 'bases' | 'recipients' | 'appendices', count: number): ReportCheck => ({
    ...{ ...piece(key, t('reports.check.count', { count })), state: count === 0 && key !== 'appendices' ? 'attention' : 'good' },
  });
  const { authority, name } = signature;
  return [
    { ...piece('issuer', [letterhead.parent, letterhead.issuer].filter(Boolean).join(' – ')), state: 'good' },
    { ...piece('number', t('reports.check.byRegistry', { number: letterhead.number })), state: 'blank' },
    { ...piece('date', letterhead.placeAndDate), state: 'good' },
    { ...piece('subject', `${kind}: ${subject}`), state: 'good' },
    counted('bases', bases.length),
    { ...piece('signer', [...authority, name ?? t('reports.check.byHand')].join(' · ')), state: name === null ? 'blank' : 'good' },
    counted('recipients', recipients.length),
    counted('appendices', appendices.length),
  ];
}
