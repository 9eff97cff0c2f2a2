import { useTranslation } from 'react-i18next';
import { ForgottenForm } from '../features/session/forgotten-form.tsx';
import { OutsideFrame } from './outside-frame.tsx';

/** `/quen-mat-khau`: asks for a link by mail. */
export function ForgottenPasswordRoute() {
  const { t } = useTranslation();
  return (
    <OutsideFrame title={t('signIn.forgotten.title')} lead={t('signIn.forgotten.lead')}>
      <ForgottenForm />
    </OutsideFrame>
  );
}
