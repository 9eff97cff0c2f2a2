import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeading } from '../ui/page-heading.tsx';

/** Any address that is none of the app's. */
export function NotFoundRoute() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('app.notFound')}>
        <p>{t('app.notFoundHint')}</p>
      </PageHeading>
      <p>
        <Anchor component={Link} to="/">
          {t('app.backHome')}
        </Anchor>
      </p>
    </>
  );
}
