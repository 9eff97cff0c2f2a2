import { Button, TextInput } from '@mantine/core';
import { readFrozenCode, type FrozenReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useFrozenCode } from '../api/freezes.ts';
import { ChangeTable } from '../features/freezes/change-table.tsx';
import classes from '../features/freezes/freezes.module.css';
import { FrozenFigures } from '../features/freezes/frozen-figures.tsx';
import { findAmended, nameVersion } from '../features/freezes/version-table.tsx';
import { namePeriod } from '../text/period-text.ts';
import { useFormat } from '../text/use-format.ts';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Placeholder } from '../ui/placeholder.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** `/xac-minh/:code`: a code printed on a report leads to the frozen figures, at the one address of the code however it was typed. */
export function VerifyRoute() {
  const { code = '' } = useParams();
  const printed = writeCode(code);
  return printed === code ? <Verification code={code} /> : <Navigate to={addressOf(printed)} replace />;
}

/** As it is printed; what cannot be a code in capitals and without spaces around. */
function writeCode(typed: string): string {
  return readFrozenCode(typed) ?? typed.trim().toUpperCase();
}

function addressOf(code: string): string {
  return `/xac-minh/${encodeURIComponent(code)}`;
}

function Verification({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const frozen = useFrozenCode(code);
  return (
    <>
      {frozen.data === undefined && <PageHeading title={t('freezes.verify')} />}
      {frozen.data !== undefined && <Frozen reply={frozen.data} />}
      {frozen.isError && <ProblemNotice error={frozen.error} />}
      {code !== '' && frozen.isPending && <Placeholder height={400} />}
      <CodeForm key={code} code={code} />
    </>
  );
}

function CodeForm({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  return (
    <Card>
      <p>{t('freezes.verifyLead')}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void navigate(addressOf(writeCode(typed)));
        }}
      >
        <TextInput required label={t('freezes.code')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Button type="submit">{t('freezes.verifyAction')}</Button>
      </form>
    </Card>
  );
}

function Frozen({ reply: { version, versions, content, isIntact } }: { readonly reply: FrozenReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { head, province, agencies } = content;
  const amended = findAmended(version, versions);
  const changes = [...(province?.changes ?? []), ...agencies.flatMap((agency) => agency.changes)];
  return (
    <>
      <PageHeading
        title={t('freezes.genuine', { version: nameVersion(t, version), period: namePeriod(t, head.period) })}
        windowTitle={t('freezes.verify')}
      >
        <p>
          {t('freezes.frozenBy', { by: version.frozenBy, time: format.moment(version.frozenAt) })}
          {version.approvedBy !== null && ` · ${t('freezes.approved', { by: version.approvedBy })}`}
          {amended !== null && ` · ${t('freezes.amends', { version: nameVersion(t, amended), code: amended.code })}`}
          {version.reason !== null && ` · ${version.reason}`}
          {head.demoLabel !== null && ` · ${head.demoLabel}`}
        </p>
      </PageHeading>
      <Notices {...{ version, versions, isIntact }} />
      {changes.length > 0 && (
        <Card>
          <h2>{t('freezes.changes')}</h2>
          <ChangeTable period={head.period} changes={changes} afterWord="afterAmended" />
        </Card>
      )}
      {agencies.length > 0 && (
        <Card>
          <h2>{t('freezes.figures')}</h2>
          <FrozenFigures content={content} />
          <p className={classes['aside']}>
            {t('freezes.madeFrom', {
              ...{ calendar: head.calendarRevision, days: head.workingDays, hash: version.contentHash },
              asOf: head.asOf === null ? '—' : format.moment(head.asOf),
            })}
          </p>
        </Card>
      )}
    </>
  );
}

/** Whether the content still fits its code, and whether a newer version took its place. */
function Notices({ version, versions, isIntact }: Pick<FrozenReply, 'version' | 'versions' | 'isIntact'>) {
  const { t } = useTranslation();
  const newest = versions.at(-1);
  return (
    <>
      {newest !== undefined && newest.number > version.number && (
        <Notice tone="warning" title={t('freezes.newer', { version: nameVersion(t, newest), code: newest.code })}>
          <Link to={`/xac-minh/${newest.code}`}>{newest.code}</Link>
        </Notice>
      )}
      {isIntact === false && <Notice tone="danger" title={t('freezes.damaged')} />}
      {isIntact === true && <Notice tone="success" title={t('freezes.intact')} />}
      {isIntact === null && <Notice tone="info" title={t('freezes.part')} />}
    </>
  );
}
