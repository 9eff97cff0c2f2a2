import type { Figure } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { RateBar } from '../../charts/rate-bar.tsx';
import { maskedRange } from '../../text/course-points.ts';
import { describeBar } from '../../text/mark-sentences.ts';
import { useFormat } from '../../text/use-format.ts';

/** The rate of an agency under one definition as a bar, told by the name of the definition and against no target. */
export function DefinitionBar({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <RateBar
      value={figure.value}
      range={maskedRange(figure)}
      interval={figure.interval}
      threshold={null}
      tone="plain"
      sentence={describeBar(t, format, { name: t(`definition.${figure.definition}`), figure, target: null })}
    />
  );
}
