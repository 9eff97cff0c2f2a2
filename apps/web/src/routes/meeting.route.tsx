import { ActionIcon, VisuallyHidden } from '@mantine/core';
import type { AdoptionReply, PaperReply } from '@nhip-thu/metrics';
import { IconArrowLeft, IconArrowRight, IconMaximize, IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAdoption, usePeriods } from '../api/adoption.ts';
import { usePaper } from '../api/paper.ts';
import { carriedChoices } from '../api/figure-question.ts';
import { FollowFigures } from '../app/follow-figures.tsx';
import { useCleanAddress } from '../app/use-clean-address.ts';
import { askedParams, useLatestParams } from '../app/use-latest-params.ts';
import { useOverviewState } from '../app/use-overview-state.ts';
import { describeLeague } from '../features/league/league-finding.ts';
import { orderAgencies } from '../features/league/order-agencies.ts';
import classes from '../features/meeting/meeting.module.css';
import { PaperSlide } from '../features/meeting/paper-slide.tsx';
import { describePaper } from '../features/paper/paper-words.ts';
import { FarthestSlide, Ground, MissingSlide, ProvinceSlide } from '../features/meeting/slide-parts.tsx';
import { listSlides, readSlideNumber } from '../features/meeting/slides.ts';
import type { SlideKind } from '../features/meeting/slides.ts';
import { listToDo, toDoKey } from '../features/to-do/list-to-do.ts';
import { describeToDo } from '../features/to-do/to-do-text.ts';
import { TrendPicture } from '../features/trend/trend.tsx';
import { findTrend } from '../features/trend/trend-finding.ts';
import { describeBases, describeTrend } from '../features/trend/trend-text.ts';
import { readDemoLabel } from '../text/demo-label.ts';
import { describeFinding } from '../text/finding-text.ts';
import type { Format } from '../text/format.ts';
import { describePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { useShortcuts } from '../ui/shortcuts.ts';
import { FiguresProblem } from './figures-problem.tsx';
import { GettingStarted } from './getting-started.tsx';

/** `/trinh-chieu`: the period's findings for a meeting, one a page; ← and → turn them, Esc leaves. */
export function MeetingRoute() {
  const { state } = useOverviewState();
  const periods = usePeriods();
  const adoption = useAdoption(state);
  if (periods.data?.periods.length === 0) return <GettingStarted />;
  if (adoption.data !== undefined) return <Meeting reply={adoption.data} />;
  return adoption.isError ? (
    <FiguresProblem error={adoption.error} onRetry={() => void adoption.refetch()} />
  ) : (
    <Placeholder height={600} />
  );
}

/** `trang`: the page shown, from 1. */
const PAGE_KEY = 'trang';

function Meeting({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [params, change] = useLatestParams();
  // Paper is reported by these months; of other periods it is not asked.
  const paper = usePaper(reply.period.id, reply.period.kind === 'reporting-month');
  const told = paper.isPlaceholderData ? undefined : paper.data;
  const hasPaper = told === undefined ? paper.isFetching : told.province.registers.shown !== null;
  const slides = listSlides(reply, { toDoCount: listToDo(reply).length, hasPaper });
  const page = params.get(PAGE_KEY);
  const number = readSlideNumber(page, slides.length);
  // How many pages there are is known once paper has told whether it has one.
  useCleanAddress(page !== null && !paper.isFetching && page !== String(number) ? [PAGE_KEY] : []);
  const kind = slides[number - 1] ?? 'province';
  const period = describePeriod(t, format, reply.period);
  const turn = (step: number): void => {
    const asked = readSlideNumber(askedParams().get(PAGE_KEY), slides.length);
    const next = Math.min(slides.length, Math.max(1, asked + step));
    if (next === asked) return;
    change((current) => {
      const made = new URLSearchParams(current);
      made.set(PAGE_KEY, String(next));
      return made;
    });
  };
  const navigate = useNavigate();
  const home = { pathname: '/', search: carriedChoices(params.toString()) };
  const leave = (): void => {
    // Full screen and a dialog over the page are left by the key first.
    if (document.fullscreenElement === null && document.querySelector('dialog[open]') === null) void navigate(home);
  };
  useShortcuts([
    ['ArrowLeft', () => turn(-1)],
    ['ArrowRight', () => turn(1)],
    ['PageUp', () => turn(-1)],
    ['PageDown', () => turn(1)],
    ['Escape', leave],
  ]);
  return (
    <div className={classes['stage']} data-slide={kind}>
      <FollowFigures />
      <div className={classes['slide']}>
        <PageHeading title={titleOf(t, format, kind, { reply, paper: told })} windowTitle={t('meeting.title')}>
          <p className={classes['context']}>
            {t('finding.context', {
              definition: kind === 'paper' ? t('kpi.paper') : t(`definition.${reply.definition}`),
              // Paper says of itself whether it is provisional. No tag: its letters are too small for a room.
              period: kind !== 'paper' && reply.isProvisional ? t('freshness.provisionalName', { name: period }) : period,
            })}
          </p>
        </PageHeading>
        <Content kind={kind} reply={reply} paper={told} />
      </div>
      <Bar reply={reply} number={number} total={slides.length} onTurn={turn} home={home} />
    </div>
  );
}

const BUTTON_SIZE = 52;

interface BarButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}

/** A sign says it to the room; its name is told to whoever asks. */
function BarButton({ label, icon, isOff = false, onClick }: BarButtonProps) {
  return (
    <ActionIcon variant="default" size={BUTTON_SIZE} aria-label={label} title={label} disabled={isOff} onClick={onClick}>
      {icon}
    </ActionIcon>
  );
}

interface BarProps {
  readonly reply: AdoptionReply;
  readonly number: number;
  readonly total: number;
  readonly onTurn: (step: number) => void;
  /** The page that leaving leads to. */
  readonly home: { readonly pathname: string; readonly search: string };
}

/** Under the page: how far the data reach, and the buttons. */
function Bar({ reply, number, total, onTurn, home }: BarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = reply.asOf === null ? null : t('freshness.asOf', { time: format.moment(reply.asOf) });
  const state = reply.isProvisional ? t('freshness.provisional') : null;
  return (
    <div className={classes['bar']}>
      <span>{[readDemoLabel() === null ? null : t('app.demo'), asOf, state].filter(Boolean).join(' · ')}</span>
      <span className={classes['buttons']}>
        <BarButton
          label={t('meeting.previous')}
          icon={<IconArrowLeft size={28} aria-hidden />}
          isOff={number === 1}
          onClick={() => onTurn(-1)}
        />
        <span role="status">
          <VisuallyHidden>{t('meeting.page', { number, total })}</VisuallyHidden>
          <span aria-hidden>
            {number}/{total}
          </span>
        </span>
        <BarButton
          label={t('meeting.next')}
          icon={<IconArrowRight size={28} aria-hidden />}
          isOff={number === total}
          onClick={() => onTurn(1)}
        />
        <BarButton
          label={t('meeting.fullScreen')}
          icon={<IconMaximize size={28} aria-hidden />}
          onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
        />
        <ActionIcon
          component={Link}
          to={home}
          variant="default"
          size={BUTTON_SIZE}
          aria-label={t('meeting.leave')}
          title={`${t('meeting.leave')} (Esc)`}
        >
          <IconX size={28} aria-hidden />
        </ActionIcon>
      </span>
    </div>
  );
}

/** What the pages tell; paper may still be on its way. */
interface Told {
  readonly reply: AdoptionReply;
  readonly paper: PaperReply | undefined;
}

function titleOf(t: TFunction, format: Format, kind: SlideKind, { reply, paper }: Told): string {
  const { agencies, target, trend } = reply;
  switch (kind) {
    case 'province':
      return describeFinding(t, format, agencies, target);
    case 'farthest':
      return describeLeague(t, format, agencies, target);
    case 'trend':
      return describeTrend(t, format, findTrend(trend, target), { who: t('trend.province'), target });
    case 'paper':
      return paper === undefined ? t('paper.title') : describePaper(t, format, paper);
    case 'missing': {
      const count = agencies.filter(({ figure }) => figure.verdict === 'insufficient-data').length;
      return t('quality.title', { count, total: format.count(agencies.length) });
    }
    case 'to-do': {
      const [first, ...others] = listToDo(reply);
      if (first === undefined) return t('toDo.title');
      const count = others.length + 1;
      return t('toDo.finding', { count, shown: format.count(count), first: describeToDo(t, format, first) });
    }
  }
}

function Content({ kind, reply, paper }: Told & { readonly kind: SlideKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (kind) {
    case 'province':
      return <ProvinceSlide reply={reply} />;
    case 'farthest':
      return (
        <>
          <FarthestSlide rows={orderAgencies(reply.agencies, 'gap')} />
          <Ground reply={reply} />
        </>
      );
    case 'trend':
      return (
        <>
          <TrendPicture course={reply} title={titleOf(t, format, kind, { reply, paper })} isLarge />
          <Ground reply={reply} />
          <p className={classes['context']}>{describeBases(t, format, reply.trend)}</p>
        </>
      );
    case 'paper':
      return paper === undefined ? <Placeholder height={360} /> : <PaperSlide reply={paper} />;
    case 'missing':
      return (
        <>
          <MissingSlide reply={reply} />
          <Ground reply={reply} />
        </>
      );
    case 'to-do':
      return (
        <ol className={classes['list']}>
          {listToDo(reply).map((toDo) => (
            <li key={toDoKey(toDo)}>{describeToDo(t, format, toDo)}</li>
          ))}
        </ol>
      );
  }
}
