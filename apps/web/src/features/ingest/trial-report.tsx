import type { DryRunReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { nameDialect, nameReason } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { describeProblem } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';
import { outlookOf } from './upload-queue.ts';
import type { Trial } from './upload-queue.ts';

const ENDINGS: Record<DryRunReply['compression'], string> = { plain: '', gzip: ' .gz', zstd: ' .zst' };

/** Positions named per reason; the rest is in the count. */
const NAMED_LINES = 3;

/** What the first lines of a file would become, before anything of it is stored. */
export function TrialReport({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!trial.isRead) {
    const { title, detail } = describeProblem(t, trial.error);
    const reason = detail === null ? title : `${title}. ${detail}`;
    return <p className={classes['fault']}>{t('trial.failed', { reason })}</p>;
  }
  const { reply } = trial;
  const outlook = outlookOf(trial);
  const refused = reply.rejected + reply.oversize;
  return (
    <div className={classes['trial']} data-dialect={reply.dialect ?? ''}>
      <p className={reply.dialect === null ? classes['fault'] : undefined}>{describeForm(t, format, reply).join(' · ')}</p>
      <p>
        {t('trial.lines', {
          count: reply.lines,
          shown: format.count(reply.lines),
          accepted: format.count(reply.accepted),
          ignored: format.count(reply.ignored),
          rejected: format.count(reply.rejected),
          oversize: format.count(reply.oversize),
        })}
      </p>
      {outlook === 'none' && <p className={classes['fault']}>{t('trial.allRefused', { count: reply.lines })}</p>}
      {refused > reply.lines / 2 && outlook === 'doubtful' && (
        <p className={classes['fault']}>{t('trial.mostRefused', { count: refused, all: format.count(reply.lines) })}</p>
      )}
      {reply.accepted > 0 && <p className={classes['meta']}>{describeFacts(t, format, reply).join(' · ')}</p>}
      <Reasons reply={reply} />
    </div>
  );
}

/** Form, how sure, compression: "syslog (Postfix, Dovecot) .gz · chắc 99,8%". */
function describeForm(t: TFunction, format: Format, { dialect, compression, confidence }: DryRunReply): string[] {
  if (dialect === null) return [t('trial.unknown')];
  const form = t('trial.understood', { dialect: nameDialect(t, dialect), compression: ENDINGS[compression] });
  return confidence === null ? [form] : [form, t('trial.confidence', { rate: format.coverage(confidence) })];
}

function describeFacts(t: TFunction, format: Format, { firstAt, lastAt, facts }: DryRunReply): string[] {
  const kinds = t('trial.facts', {
    submissions: format.count(facts.submissions),
    copies: format.count(facts.copies),
    logins: format.count(facts.logins),
    failures: format.count(facts.loginFailures),
  });
  return firstAt === null || lastAt === null
    ? [kinds]
    : [t('trial.span', { from: format.moment(firstAt), to: format.moment(lastAt) }), kinds];
}

function Reasons({ reply }: { readonly reply: DryRunReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ignored = Object.entries(reply.ignoredKinds)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  const rejected = reply.rejectedLines.filter(({ count }) => count > 0);
  return (
    <>
      {rejected.length > 0 && (
        <details className={classes['reasons']} open>
          <summary>{t('ingest.rejectedReasons')}</summary>
          <ul>
            {rejected.map(({ reason, count, positions }) => (
              <li key={reason}>
                {t('trial.position', {
                  reason: nameReason(t, reason),
                  count: format.count(count),
                  lines: listLines(format, positions, count),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {ignored.length > 0 && (
        <details className={classes['reasons']}>
          <summary>{t('ingest.ignoredReasons')}</summary>
          <ul>
            {ignored.map(([kind, count]) => (
              <li key={kind}>{t('ingest.reason', { reason: nameReason(t, kind), count: format.count(count) })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function listLines(format: Format, positions: DryRunReply['rejectedLines'][number]['positions'], count: number): string {
  const named = positions.slice(0, NAMED_LINES).map(({ line }) => format.count(line));
  return named.length < count ? `${named.join(', ')}…` : named.join(', ');
}
