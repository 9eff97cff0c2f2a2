import { useTranslation } from 'react-i18next';
import { nameRule } from '../text/rule-text.ts';
import { joinSentences } from '../text/sentences.ts';
import { useFormat } from '../text/use-format.ts';

/** What counts on the screen came from. */
export interface CountsSource {
  /** Ids of the rules that count, such as `volume@1`. */
  readonly rules: readonly string[];
  /** The period in words. */
  readonly period: string;
  /** Of the inputs; empty where they are not told. */
  readonly snapshotIds: readonly number[];
  readonly asOf: string | null;
}

/** Counts followed down to their parts: sentences about the figures on the screen, then rules, period and inputs. */
export function CountsTrace({ lines, source }: { readonly lines: readonly string[]; readonly source: CountsSource }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rules, period, snapshotIds, asOf } = source;
  const inputs = [
    t('footer.definition', { definition: rules.map((rule) => nameRule(t, rule)).join(', ') }),
    period,
    ...(snapshotIds.length === 0 ? [] : [t('footer.snapshot', { ids: snapshotIds.map((id) => format.count(id)).join(', ') })]),
    ...(asOf === null ? [] : [t('footer.asOf', { time: format.moment(asOf) })]),
  ];
  return (
    <>
      <p data-trace>
        <strong>{t('trace.title')}</strong> {joinSentences(lines)}
      </p>
      <p>{inputs.join(' · ')}</p>
    </>
  );
}
