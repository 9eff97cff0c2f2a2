import { Anchor } from '@mantine/core';
import type { Role } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeading } from '../ui/page-heading.tsx';

interface ForbiddenRouteProps {
  /** Whom the page is for. */
  readonly roles: readonly Role[];
  /** Where whoever is signed in begins. */
  readonly home: string;
}

/** In the place of a page that is not for the role: for whom it is, and a way back. The server is not asked for what it would refuse. */
export function ForbiddenRoute({ roles, home }: ForbiddenRouteProps) {
  const { t, i18n } = useTranslation();
  const names = new Intl.ListFormat(i18n.language).format(roles.map((role) => t(`role.${role}`)));
  return (
    <>
      <PageHeading title={t('app.forbidden')}>
        <p>{t('app.forbiddenHint', { roles: names })}</p>
      </PageHeading>
      <p>
        <Anchor component={Link} to={home}>
          {t('app.backToOwn')}
        </Anchor>
      </p>
    </>
  );
}
