import type { FlowGroup, RoleFlowReply } from '@nhip-thu/metrics';
import { useMediaQuery } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { Twins } from '../../ui/twins.tsx';
import { FlowBars } from './flow-bars.tsx';
import tones from '../../charts/flow-tones.module.css';
import classes from './role-flow.module.css';
import { RoleFlowMethod } from './role-flow-method.tsx';
import { toRoleFlowCsv } from './role-flow-csv.ts';
import { findFlow, listFlowRows, sumOutside, sumPrinted } from './role-flow-rows.ts';
import type { FlowRow } from './role-flow-rows.ts';

const FlowRibbons = lazy(async () => ({ default: (await import('../../charts/flow-ribbons.tsx')).FlowRibbons }));

const HEIGHT = 320;
/** Place of "other agencies" among the recipients of the picture. */
const OTHERS = 'others';

interface RoleFlowCardProps {
  readonly id?: string;
  readonly reply: RoleFlowReply;
  /** Of the figures of the same period, for the file. */
  readonly snapshotIds: readonly number[];
  readonly isTable: boolean;
  readonly onToggle: () => void;
  readonly isBusy: boolean;
}

/** Which way mail goes between role groups, as ribbons, as bars where these are too wide, or as a table. */
export function RoleFlowCard({ reply, snapshotIds, isTable, onToggle, isBusy, ...frame }: RoleFlowCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = listFlowRows(reply);
  const title = describeRoleFlow(t, reply);
  const hasFlow = rows.some(({ inside, outside }) => inside !== null || outside !== null);
  return (
    <ChartFrame
      {...frame}
      title={title}
      context={`${t('roleFlow.context')} · ${describePeriod(t, format, reply.period)}`}
      isBusy={isBusy}
      view={{ isTable, onToggle }}
      onCsv={() => downloadCsv(`luong-theo-nhom_${reply.code ?? 'tinh'}_${reply.period.id}.csv`, toRoleFlowCsv(reply, rows, snapshotIds))}
      method={<RoleFlowMethod {...{ reply, rows, snapshotIds }} />}
      {...(hasFlow && !isTable && { legend: <Legend /> })}
    >
      {reply.withheld !== null ? (
        <Empty kind={reply.withheld === 'few-people' ? 'withheld' : 'period'} text={t(`roleFlow.withheld.${reply.withheld}`)} />
      ) : !hasFlow ? (
        <Empty kind="withheld" text={t('roleFlow.few')} />
      ) : (
        <Twins isTable={isTable} table={<FlowTable rows={rows} reply={reply} />} chart={<Picture {...{ reply, rows, title }} />} />
      )}
      <p className={classes['notes']}>{listNotes(t, format, reply).join(' ')}</p>
    </ChartFrame>
  );
}

function describeRoleFlow(t: TFunction, reply: RoleFlowReply): string {
  const found = findFlow(reply);
  if (found === null) return t('roleFlow.title');
  const finding = t(`roleFlow.finding.${found.direction}`, { count: found.inTen });
  return reply.isProvisional ? t('agency.course.provisional', { finding }) : finding;
}

/** Of how much of what was received logs tell the sender, how much of that is in the picture and why no more, and how many agencies are not. */
function listNotes(t: TFunction, format: Format, reply: RoleFlowReply): string[] {
  const { received, toldReceived, agencies } = reply;
  const notes = [];
  if (received !== null && toldReceived !== null) {
    const rate = format.ratio(toldReceived / received);
    notes.push(t('roleFlow.told', { told: format.count(toldReceived), received: format.count(received), rate }));
  }
  const drawn = sumPrinted(reply);
  if (drawn > 0) notes.push(t('roleFlow.drawn', { shown: format.count(drawn) }));
  const untold = agencies?.untold ?? 0;
  if (untold > 0) notes.push(t('roleFlow.untold', { count: untold, shown: format.count(untold) }));
  const leftOut = agencies?.leftOut ?? 0;
  if (leftOut > 0) notes.push(t('roleFlow.leftOut', { count: leftOut, shown: format.count(leftOut) }));
  return notes;
}

function Legend() {
  const { t } = useTranslation();
  return (
    <span className={classes['legend']}>
      {(['down', 'up', 'across', 'others'] as const).map((key) => (
        <span key={key}>
          <i className={tones['tone'] ?? ''} data-tone={key} aria-hidden /> {t(`roleFlow.key.${key}`)}
        </span>
      ))}
    </span>
  );
}

function Picture({ reply, rows, title }: { readonly reply: RoleFlowReply; readonly rows: readonly FlowRow[]; readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  if (isNarrow) return <FlowBars rows={rows} />;
  const recipients: readonly (FlowGroup | typeof OTHERS)[] = [...reply.groups, OTHERS];
  const ribbons = reply.groups.flatMap((from, at) => [
    ...rows.flatMap((row) =>
      row.from === from && row.inside !== null
        ? [{ from: at, to: reply.groups.indexOf(row.to), count: row.inside, tone: row.direction, sentence: describeRow(t, format, row) }]
        : [],
    ),
    {
      ...({ from: at, to: reply.groups.length, count: sumOutside(reply.outside, from), tone: OTHERS } as const),
      sentence: t('roleFlow.toOthers', {
        from: t(`roleFlow.group.${from}`),
        shown: format.count(sumOutside(reply.outside, from)),
      }),
    },
  ]);
  return (
    <Suspense fallback={<Placeholder height={HEIGHT} />}>
      <FlowRibbons
        height={HEIGHT}
        from={reply.groups.map((group) => t(`roleFlow.group.${group}`))}
        to={recipients.map((group) => t(group === OTHERS ? 'roleFlow.others' : `roleFlow.group.${group}`))}
        ribbons={ribbons}
        formatCount={(count) => format.count(count)}
        sentence={t('roleFlow.describe', { title })}
      />
    </Suspense>
  );
}

function describeRow(t: TFunction, format: Format, { from, to, direction, inside }: FlowRow): string {
  const words = { from: t(`roleFlow.group.${from}`), to: t(`roleFlow.group.${to}`), direction: t(`roleFlow.direction.${direction}`) };
  return t('roleFlow.pair', { ...words, shown: inside === null ? t('roleFlow.under') : format.count(inside) });
}

function FlowTable({ rows, reply }: { readonly rows: readonly FlowRow[]; readonly reply: RoleFlowReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = (count: number | null): string => (count === null ? t('roleFlow.under') : format.count(count));
  return (
    <CardTable
      label={t('roleFlow.region')}
      columns={[
        { key: 'pair', head: t('roleFlow.column.pair') },
        { key: 'direction', head: t('roleFlow.column.direction') },
        { key: 'inside', head: t('roleFlow.column.inside'), isNumber: true, isSummary: true },
        { key: 'outside', head: t(reply.code === null ? 'roleFlow.column.between' : 'roleFlow.column.outside'), isNumber: true },
      ]}
      rows={rows.map(({ from, to, direction, inside, outside }) => ({
        key: `${from}-${to}`,
        marks: { 'data-pair': `${from}-${to}` },
        cells: [
          t('roleFlow.fromTo', { from: t(`roleFlow.group.${from}`), to: t(`roleFlow.group.${to}`) }),
          t(`roleFlow.direction.${direction}`),
          ...[shown(inside), shown(outside)],
        ],
      }))}
    />
  );
}
