import { MIN_COVERAGE } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { nameRule } from '../../text/rule-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import { findMostFlattered } from './robot-rows.ts';
import type { QualityReply, RobotRow } from './robot-rows.ts';

interface QualityMethodProps {
  readonly rows: readonly RobotRow[];
  readonly reply: QualityReply;
}

/** How log-ins are set against people: agencies with too few logs, the minutes together, and the counts of the agency that the title names. */
export function QualityMethod({ rows, reply: { definition, period, asOf } }: QualityMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = rows.flatMap(({ agency: { figure } }) => (figure.coverage === null ? [] : [figure.coverage]));
  const minutes = rows.flatMap(({ agency: { figure } }) => figure.coverageMinutes ?? []);
  const sum = (part: 'coveredMinutes' | 'expectedMinutes'): string => format.count(minutes.reduce((total, each) => total + each[part], 0));
  const lines = [
    t('trace.thin', {
      ...{ thin: format.count(known.filter((coverage) => coverage < MIN_COVERAGE).length), known: format.count(known.length) },
      ...{ rate: format.threshold(MIN_COVERAGE), all: format.count(rows.length) },
    }),
    ...(minutes.length === 0
      ? []
      : [
          t('trace.minutesOf', {
            ...{ covered: sum('coveredMinutes'), expected: sum('expectedMinutes') },
            ...{ count: minutes.length, shown: format.count(minutes.length) },
          }),
        ]),
    ...tellTitled(t, format, rows),
  ];
  const snapshotIds = [...new Set(rows.map(({ agency }) => agency.snapshotId))].toSorted((a, b) => a - b);
  return (
    <>
      <p>{t('quality.robotMethod')}</p>
      <CountsTrace lines={lines} source={{ rules: [definition, 'coverage@2'], period: namePeriod(t, period), snapshotIds, asOf }} />
    </>
  );
}

/** Log-ins, people and boxes of the agency whose log-ins promise most; nothing where its boxes are not told. */
function tellTitled(t: TFunction, format: Format, rows: readonly RobotRow[]): string[] {
  const { name, figure, boxes } = findMostFlattered(rows)?.agency ?? { name: '', figure: null, boxes: null };
  if (figure === null || figure.value === null || boxes.loggedIn === null || boxes.machineOnly === null) return [];
  const loggedIn = format.people({ numerator: boxes.loggedIn, denominator: figure.denominator, publication: 'exact', margin: 0 });
  const words = { name, loggedIn, people: format.people(figure), rule: nameRule(t, figure.definition) };
  return [t('trace.robot', { ...words, machineOnly: format.count(boxes.machineOnly) })];
}
