import { Button, Checkbox, NativeSelect } from '@mantine/core';
import {
  REPORT_FORMATS,
  REPORT_TEMPLATES,
  TEMPLATE_PERIODS,
  type FrozenAgency,
  type FrozenPeriod,
  type FrozenReply,
  type FrozenVersion,
  type ReportDraft,
  type ReportFormat,
  type ReportMain,
  type ReportTemplate,
} from '@nhip-thu/metrics';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCanExportReports } from '../../api/access.ts';
import { useFrozenCode } from '../../api/freezes.ts';
import { useOrderReport, useReportPreview, type ReportOrder } from '../../api/reports.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { LeaveGuard, SAVED } from '../../ui/leave-guard.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { dayOf, DraftForm, draftOf, isDraftRefused, NOTHING_TYPED, type TypedDraft } from './draft-form.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import { ReportCheckCard } from './report-check.tsx';
import classes from './reports.module.css';

const ALL_AGENCIES = 'all';
/** The newest first. */
type Periods = readonly [FrozenPeriod, ...FrozenPeriod[]];

interface Choice {
  readonly period: FrozenPeriod;
  /** Of the period: the newest unless an older one is asked for. */
  readonly version: FrozenVersion | undefined;
  readonly template: ReportTemplate;
  readonly agency: string | undefined;
}

/** Period, template and scope as the address has them; what it has not, or cannot be, is chosen for it. */
function useChoice(periods: Periods, templates: readonly ReportTemplate[]) {
  const [search, setSearch] = useSearchParams();
  const period = periods.find((each) => each.period.id === search.get('ky')) ?? periods[0];
  const fitting = templates.filter((template) => [undefined, period.period.kind].includes(TEMPLATE_PERIODS[template]));
  const template = fitting.find((each) => each === search.get('mau')) ?? fitting[0] ?? 'agency';
  const version = period.versions.find(({ number }) => `${number}` === search.get('ban')) ?? newestOf(period);
  const choice: Choice = { period, version, template, agency: search.get('cq') ?? undefined };
  const choose = (key: 'ky' | 'ban' | 'mau' | 'cq', value: string): void =>
    setSearch(
      (before) => {
        before.set(key, value);
        // A version is one of its period.
        if (key === 'ky') before.delete('ban');
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
  const frozen = useFrozenCode(choice.version?.code ?? '');
  const agencies = frozen.data?.content.agencies ?? [];
  return (
    <>
      <Card>
        <h2>{t('reports.steps.period')}</h2>
        <div className={classes['form']}>
          <PeriodSelect periods={periods} value={choice.period.period.id} onChange={(id) => choose('ky', id)} />
          <VersionSelect choice={choice} onChange={(number) => choose('ban', number)} />
        </div>
      </Card>
      <Card>
        <h2>{t('reports.steps.scope')}</h2>
        <div className={classes['form']}>
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
      {frozen.data !== undefined && <Preview choice={choice} content={frozen.data.content} />}
    </>
  );
}

/** Of a period that was amended: the newest version, or an older one. */
function VersionSelect({
  choice: { period, version },
  onChange,
}: {
  readonly choice: Choice;
  readonly onChange: (number: string) => void;
}) {
  const { t } = useTranslation();
  if (version === undefined || period.versions.length < 2) return null;
  return (
    <NativeSelect
      label={t('reports.version')}
      data={period.versions.map(({ number, code }) => ({
        value: `${number}`,
        label: `${number === 0 ? t('freezes.original') : t('freezes.amendment', { number })} · ${code}`,
      }))}
      value={`${version.number}`}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
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
function orderOf({ period, version, template, agency }: Choice, firstAgency: string, draft: ReportDraft | undefined): ReportOrder {
  const ofOne = agency === undefined || agency === ALL_AGENCIES ? firstAgency : agency;
  return {
    ...{ periodId: period.period.id, number: version?.number ?? 0, template },
    ...(template === 'agency' ? { agency: ofOne } : {}),
    ...(draft && { draft }),
  };
}

/** Whether it is the report of every agency, each of which has an introduction of its own. */
function isOfAll({ template, agency }: Pick<Choice, 'template' | 'agency'>): boolean {
  return template === 'agency' && agency === ALL_AGENCIES;
}

/** Of many reports at once only the day is set. */
function draftFor(choice: Choice, typed: TypedDraft, main: ReportMain | null): ReportDraft | undefined {
  return isOfAll(choice) ? dayOf(typed) : draftOf(typed, main);
}

function Preview({ choice, content }: { readonly choice: Choice; readonly content: FrozenReply['content'] }) {
  const { t } = useTranslation();
  const firstAgency = content.agencies[0]?.code ?? '';
  const [typed, setTyped] = useState<TypedDraft>(NOTHING_TYPED);
  const [asked, setAsked] = useState<TypedDraft>(NOTHING_TYPED);
  // What the template says by itself, which whoever issues it begins from.
  const template = useReportPreview(orderOf(choice, firstAgency, undefined));
  const main = template.data?.main ?? null;
  const order = orderOf(choice, firstAgency, draftFor(choice, asked, main));
  const preview = useReportPreview(order);
  const { data, error, isFetching } = preview;
  const navigate = useNavigate();
  const canExport = useCanExportReports();
  return (
    <>
      {typed !== NOTHING_TYPED && <LeaveGuard keeps={['mau', 'cq', 'ban']} />}
      {data !== undefined && choice.version !== undefined && (
        <ReportCheckCard report={data} version={choice.version} content={content} newest={newestOf(choice.period)} />
      )}
      <Words
        main={canExport ? main : null}
        {...{ typed, error }}
        hasDayOnly={isOfAll(choice)}
        period={choice.period.period}
        onType={setTyped}
        onAsk={setAsked}
      />
      <Card isBusy={isFetching}>
        <h2>{t(canExport ? 'reports.steps.export' : 'reports.steps.preview')}</h2>
        {canExport && (
          <ExportForm
            order={isOfAll(choice) ? { ...order, agency: ALL_AGENCIES } : order}
            onOrdered={() => void navigate('/bao-cao', { state: SAVED })}
          />
        )}
        <Sheet preview={preview} />
      </Card>
    </>
  );
}

/** The report as it will be printed; what is wrong with typed words is said at their fields. */
function Sheet({ preview: { data, error, isError, refetch } }: { readonly preview: ReturnType<typeof useReportPreview> }) {
  return (
    <>
      {isError && !isDraftRefused(error) && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && <Placeholder height={600} />}
      {data !== undefined && <PaperSheet report={data} />}
    </>
  );
}

/** The words that whoever issues the report may change; nothing for whoever only reads it. */
function Words({ main, ...others }: Omit<ComponentProps<typeof DraftForm>, 'main'> & { readonly main: ReportMain | null }) {
  const { t } = useTranslation();
  if (main === null) return null;
  return (
    <Card>
      <h2>{t('reports.steps.words')}</h2>
      <DraftForm main={main} {...others} />
    </Card>
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
  const submit = useOrderReport();
  const [formats, setFormats] = useState<readonly ReportFormat[]>(['docx', 'pdf']);
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
