import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useSession } from '../api/session.ts';
import { Brand } from '../app/brand.tsx';
import { LanguageButton, SchemeMenu } from '../app/preferences.tsx';
import { readReturnAddress } from '../app/return-address.ts';
import { SignInForm } from '../features/session/sign-in-form.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import classes from './routes.module.css';

/** `/dang-nhap`: leads back to where the visitor was. */
export function SignInRoute() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const session = useSession();
  if (session.data !== null && session.data !== undefined) return <Navigate to={readReturnAddress(params)} replace />;
  return (
    <div className={classes['signIn']}>
      <header className={classes['signInHead']}>
        <Brand isDemo={false} />
        <div className={classes['tools']}>
          <LanguageButton />
          <SchemeMenu />
        </div>
      </header>
      <main>
        <Card>
          <PageHeading title={t('signIn.title')}>
            <p>{t('signIn.lead')}</p>
          </PageHeading>
          <SignInForm />
        </Card>
      </main>
    </div>
  );
}
