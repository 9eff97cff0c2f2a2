import type { AgencyReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useDivisions } from '../api/adoption.ts';
import { useExplanations } from '../api/explanations.ts';
import { reportingMonthOf, usePaper } from '../api/paper.ts';
import type { AgencyTab } from '../app/url-state.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { describeAgency } from '../features/agency/agency-finding.ts';
import { describeDivisions, pickBlock } from '../features/agency/division-finding.ts';
import { describeHabit, describeLogs, describeMail } from '../features/agency/tab-finding.ts';
import { describeExplanations } from '../features/explanations/explanations-finding.ts';
import { UpdatedNote } from '../features/live/updated-note.tsx';
import { describeUnit } from '../features/paper/unit-finding.ts';
import { describePeriod, namePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { ProvisionalTag } from '../ui/provisional-tag.tsx';
import type { ControlPart } from './figure-controls.tsx';

/** Tabs of the figures of a period, with the choices that change something in them; the others have periods of their own, or none. */
export const TAB_CONTROLS: Readonly<Record<AgencyTab, readonly ControlPart[] | null>> = {
  'tong-quan': ['definition', 'comparison', 'structure'],
  nhip: ['structure'],
  giay: [],
  luong: ['structure'],
  'chat-luong': ['definition', 'structure'],
  'giai-trinh': null,
  phong: null,
};

interface HeadingProps {
  readonly tab: AgencyTab;
  readonly reply: AgencyReply;
}

/** What the open tab says of the agency. */
export function AgencyHeading({ tab, reply }: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (tab) {
    case 'tong-quan':
      return <Titled tab={tab} reply={reply} title={describeAgency(t, format, reply.agency)} />;
    case 'nhip':
      return <Titled tab={tab} reply={reply} title={describeHabit(t, format, reply)} />;
    case 'giay':
      return <PaperHeading tab={tab} reply={reply} />;
    case 'luong':
      return <Titled tab={tab} reply={reply} title={describeMail(t, format, reply)} />;
    case 'chat-luong':
      return <Titled tab={tab} reply={reply} title={describeLogs(t, format, reply)} />;
    case 'giai-trinh':
      return <ExplanationsHeading tab={tab} reply={reply} />;
    case 'phong':
      return <DivisionsHeading tab={tab} reply={reply} />;
  }
}

/** By the answer that the tab shows, so that nothing more is asked. Which month it is of is said: paper has no other periods. */
function PaperHeading(props: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useOverviewState();
  const { code, name } = props.reply.agency;
  const paper = usePaper(reportingMonthOf(state.periodId)).data;
  const unit = paper?.units.find((each) => each.code === code);
  const title = unit === undefined ? t('agency.tabTitle.paper', { name }) : describeUnit(t, format, unit);
  if (paper === undefined) return <Titled {...props} title={title} />;
  const month = t('agency.paperMonth', { period: describePeriod(t, format, paper.period) });
  const { period: chosen } = props.reply;
  return (
    <Titled
      {...props}
      title={unit !== undefined && paper.isProvisional ? t('paper.provisional', { finding: title }) : title}
      note={chosen.id === paper.period.id ? month : `${month}; ${t('agency.paperOther', { chosen: namePeriod(t, chosen) })}`}
    />
  );
}

function ExplanationsHeading(props: HeadingProps) {
  const { t } = useTranslation();
  const { code, name } = props.reply.agency;
  const own = useExplanations().data?.explanations.filter((each) => each.agency === code);
  const finding = own === undefined ? t('agency.tab.giai-trinh') : describeExplanations(t, own);
  return <Titled {...props} title={t('agency.tabTitle.explanations', { name, finding })} />;
}

/** Beside its divisions no figure of the whole agency is told. */
function DivisionsHeading(props: HeadingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = useOverviewState();
  const { code, name } = props.reply.agency;
  const divisions = useDivisions(code).data;
  const title =
    divisions === undefined
      ? t('agency.tabTitle.divisions', { name })
      : describeDivisions(t, format, name, pickBlock(divisions, state.blockId));
  return <Titled {...props} title={title} />;
}

function Titled({ tab, reply, title, note }: HeadingProps & { readonly title: string; readonly note?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency, definition } = reply;
  const parts = TAB_CONTROLS[tab];
  const period = describePeriod(t, format, reply.period);
  return (
    <PageHeading title={title} windowTitle={`${agency.name} · ${t(`agency.tab.${tab}`)}`}>
      {parts !== null && parts.length > 0 && (
        <p>
          {parts.includes('definition') ? t('finding.context', { definition: t(`definition.${definition}`), period }) : period}
          <ProvisionalTag reply={reply} />
          <UpdatedNote reply={reply} />
        </p>
      )}
      {note !== undefined && <p>{note}</p>}
    </PageHeading>
  );
}
