import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import {
  REPORT_FORMATS,
  REPORT_TEMPLATES,
  TEMPLATE_PERIODS,
  type FrozenAgency,
  type FrozenPeriod,
  type FrozenVersion,
  type ReportDocument,
  type ReportFormat,
  type ReportTemplate,
} from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCanExportReports } from '../../api/access.ts';
import { useFrozenCode } from '../../api/freezes.ts';
import { faultAt } from '../../api/problem.ts';
import { useOrderReport, useReportPreview, type ReportOrder } from '../../api/reports.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { LeaveGuard, SAVED } from '../../ui/leave-guard.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import classes from './reports.module.css';

const ALL_AGENCIES = 'all';
/** The newest first. */
type Periods = readonly [FrozenPeriod, ...FrozenPeriod[]];

interface Choice {
  readonly period: FrozenPeriod;
  readonly template: ReportTemplate;
  readonly agency: string | undefined;
}

/** Period, template and scope as the address has them; what it has not, or cannot be, is chosen for it. */
function useChoice(periods: Periods, templates: readonly ReportTemplate[]) {
  const [search, setSearch] = useSearchParams();
  const period = periods.find((each) => each.period.id === search.get('ky')) ?? periods[0];
  const fitting = templates.filter((template) => [undefined, period.period.kind].includes(TEMPLATE_PERIODS[template]));
  const template = fitting.find((each) => each === search.get('mau')) ?? fitting[0] ?? 'agency';
  const choice: Choice = { period, template, agency: search.get('cq') ?? undefined };
  const choose = (key: 'ky' | 'mau' | 'cq', value: string): void =>
    setSearch(
      (before) => {
        before.set(key, value);
        return before;
      },
      { replace: true },
    );
  return { choice, fitting, choose };
}

function newestOf({ versions }: FrozenPeriod): FrozenVersion | undefined {
  return versions.at(-1);
}

/** Whether whoever is signed in is shown the province: whoever is not writes reports of their own agency only. */
function useSeesProvince(period: FrozenPeriod): boolean {
  const { data } = useFrozenCode(newestOf(period)?.code ?? '');
  return data !== undefined && data.content.province !== null;
}

/** Period and scope, template, the words in front, a preview that says what the files will say, and the export. */
export function ReportWizard({ periods }: { readonly periods: Periods }) {
  const { t } = useTranslation();
  const isWhole = useSeesProvince(periods[0]);
  const { choice, fitting, choose } = useChoice(periods, isWhole ? REPORT_TEMPLATES : ['agency']);
  const frozen = useFrozenCode(newestOf(choice.period)?.code ?? '');
  const agencies = frozen.data?.content.agencies ?? [];
  return (
    <>
      <Card>
        <h2>{t('reports.choose')}</h2>
        <div className={classes['form']}>
          <PeriodSelect periods={periods} value={choice.period.period.id} onChange={(id) => choose('ky', id)} />
          <NativeSelect
            label={t('reports.template')}
            data={fitting.map((template) => ({ value: template, label: t(`reports.templates.${template}`) }))}
            value={choice.template}
            onChange={(event) => choose('mau', event.currentTarget.value)}
          />
          {choice.template === 'agency' && (
            <AgencySelect agencies={agencies} hasAll={isWhole} chosen={choice.agency} onChange={(code) => choose('cq', code)} />
          )}
        </div>
      </Card>
      {frozen.isError && <ProblemNotice error={frozen.error} onRetry={() => void frozen.refetch()} />}
      {frozen.data !== undefined && <Preview choice={choice} firstAgency={agencies[0]?.code ?? ''} />}
    </>
  );
}

interface AgencySelectProps {
  readonly agencies: readonly Pick<FrozenAgency, 'code' | 'name'>[];
  readonly hasAll: boolean;
  readonly chosen: string | undefined;
  readonly onChange: (code: string) => void;
}

function AgencySelect({ agencies, hasAll, chosen, onChange }: AgencySelectProps) {
  const { t } = useTranslation();
  const all = hasAll ? [{ value: ALL_AGENCIES, label: t('reports.allAgencies') }] : [];
  return (
    <NativeSelect
      label={t('reports.agency')}
      data={[...agencies.map(({ code, name }) => ({ value: code, label: name })), ...all]}
      value={chosen ?? agencies[0]?.code ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What is chosen as an order; of all agencies the first one is previewed. */
function orderOf({ period, template, agency }: Choice, firstAgency: string, introduction: string): ReportOrder {
  const ofOne = agency === undefined || agency === ALL_AGENCIES ? firstAgency : agency;
  return {
    ...{ periodId: period.period.id, number: newestOf(period)?.number ?? 0, template },
    ...(template === 'agency' ? { agency: ofOne } : {}),
    ...(introduction.trim() === '' || isOfAll({ template, agency }) ? {} : { draft: { introduction: [introduction] } }),
  };
}

/** Whether it is the report of every agency, each of which has an introduction of its own. */
function isOfAll({ template, agency }: Pick<Choice, 'template' | 'agency'>): boolean {
  return template === 'agency' && agency === ALL_AGENCIES;
}

function Preview({ choice, firstAgency }: { readonly choice: Choice; readonly firstAgency: string }) {
  const { t } = useTranslation();
  // What was typed is asked about when the field is left, not at every letter.
  const [typed, setTyped] = useState('');
  const [introduction, setIntroduction] = useState('');
  const order = orderOf(choice, firstAgency, introduction);
  const { data, error, isError, isFetching, refetch } = useReportPreview(order);
  const navigate = useNavigate();
  const refused = faultAt(error, 'draft.introduction');
  return (
    <Card isBusy={isFetching}>
      {typed !== '' && <LeaveGuard keeps={['mau', 'cq']} />}
      <h2>{t('reports.previewTitle')}</h2>
      {!isOfAll(choice) && (
        <IntroductionField report={data} typed={typed} fault={refused} onType={setTyped} onLeave={() => setIntroduction(typed)} />
      )}
      <ExportForm
        order={isOfAll(choice) ? { ...order, agency: ALL_AGENCIES } : order}
        onOrdered={() => void navigate('/bao-cao', { state: SAVED })}
      />
      {isError && refused === null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={600} />}
      {data !== undefined && <PaperSheet report={data} />}
    </Card>
  );
}

interface IntroductionFieldProps {
  /** What is previewed, once it is there. */
  readonly report: ReportDocument | undefined;
  readonly typed: string;
  /** What the server refused. */
  readonly fault: string | null;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}

/** Stays where its words were refused, so that they can be changed; an appendix alone has none. */
function IntroductionField({ report, typed, fault, onType, onLeave }: IntroductionFieldProps) {
  const { t } = useTranslation();
  if (report === undefined ? typed === '' : report.main === null) return null;
  return (
    <Textarea
      className={classes['wide'] ?? ''}
      label={t('reports.introduction')}
      description={t('reports.introductionHint')}
      placeholder={report?.main?.introduction.join(' ') ?? ''}
      error={fault}
      autosize
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}

interface PeriodSelectProps {
  readonly periods: readonly FrozenPeriod[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function PeriodSelect({ periods, value, onChange }: PeriodSelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <NativeSelect
      label={t('reports.period')}
      data={periods.map(({ period }) => ({ value: period.id, label: describePeriod(t, format, period) }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ExportForm({ order, onOrdered }: { readonly order: ReportOrder; readonly onOrdered: () => void }) {
  const { t } = useTranslation();
  const canExport = useCanExportReports();
  const submit = useOrderReport();
  const [formats, setFormats] = useState<readonly ReportFormat[]>(['docx', 'pdf']);
  if (!canExport) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate({ ...order, formats }, { onSuccess: onOrdered });
      }}
    >
      <fieldset className={classes['formats']}>
        <legend>{t('reports.formats')}</legend>
        {REPORT_FORMATS.map((format) => (
          <Checkbox
            key={format}
            label={format.toUpperCase()}
            checked={formats.includes(format)}
            onChange={({ currentTarget: { checked } }) =>
              setFormats(REPORT_FORMATS.filter((each) => (each === format ? checked : formats.includes(each))))
            }
          />
        ))}
      </fieldset>
      <Button type="submit" loading={submit.isPending} disabled={formats.length === 0}>
        {t('reports.export')}
      </Button>
      <div role="status">{submit.isError && <ProblemNotice error={submit.error} />}</div>
    </form>
  );
}
