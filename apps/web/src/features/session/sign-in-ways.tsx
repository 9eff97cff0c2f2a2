import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSignInWays } from '../../api/session.ts';
import classes from './session.module.css';

/** What else there is for whoever does not sign in by a password of this house. */
export function SignInWays() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { data: ways } = useSignInWays();
  if (ways === undefined || (!ways.hasPasswordReset && ways.identityProvider === null)) return null;
  const { identityProvider: provider } = ways;
  return (
    <div className={classes['ways']}>
      {provider !== null && (
        <>
          <Button component="a" href={beginAddress(params)} variant="default" size="md" fullWidth>
            {t('signIn.sso.begin', { provider })}
          </Button>
          <a href="/api/v1/session/oidc/end">{t('signIn.sso.end', { provider })}</a>
        </>
      )}
      {ways.hasPasswordReset && <Link to="/quen-mat-khau">{t('signIn.forgotten.link')}</Link>}
    </div>
  );
}

/** A page of the server, which leads to the provider and back to where the visitor was. */
function beginAddress(params: URLSearchParams): string {
  const target = params.get('ve');
  return target === null ? '/api/v1/session/oidc' : `/api/v1/session/oidc?${new URLSearchParams({ ve: target }).toString()}`;
}
