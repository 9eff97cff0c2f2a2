import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { AUDIT_KINDS, parseAuditState, serialiseAuditState } from '../app/audit-state.ts';
import type { AuditState } from '../app/audit-state.ts';
import { useLatestParams } from '../app/use-latest-params.ts';
import { EntryList } from '../features/audit/entry-list.tsx';
import { Filters, isReversedSpan } from '../features/audit/filters.tsx';
import { Verification } from '../features/audit/verification.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** `/quan-tri/nhat-ky`: who did and looked at what, and whether anybody touched the log. */
export function AuditRoute() {
  const { t } = useTranslation();
  const [params, change] = useLatestParams();
  const state = parseAuditState(params);
  // What is being typed is looked for when the typing pauses.
  const [typed] = useDebouncedValue(JSON.stringify(state), 300);
  const filter: AuditState = parseAuditState(serialiseAuditState(JSON.parse(typed) as AuditState)); // what was just written
  const choose = (choice: Partial<Record<keyof AuditState, string | number | null>>, isTyping = false): void =>
    change(
      (current) => {
        const next = { ...parseAuditState(current), ...choice } as AuditState; // checked when it is read again
        return serialiseAuditState(next, current);
      },
      { preventScrollReset: true, replace: isTyping },
    );
  return (
    <>
      <PageHeading title={t('audit.title')}>
        <p>{t('audit.lead')}</p>
      </PageHeading>
      <Verification />
      <Filters filter={{ ...state }} kinds={AUDIT_KINDS} onChoose={choose} />
      {!isReversedSpan(state) && !isReversedSpan(filter) && (
        <EntryList filter={{ ...filter }} onOfficial={(official) => choose({ official })} onSession={(session) => choose({ session })} />
      )}
    </>
  );
}
