import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem.ts';
import { Notice } from './notice.tsx';

/** Whether a step was refused because somebody else has taken one meanwhile. */
export function isOvertaken(error: Error | null): boolean {
  return isProblem(error, 'wrong-step');
}

/** Says that somebody was faster, and keeps what was typed and not sent, to be copied: the page shows the new state beside it. */
export function Overtaken({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Notice tone="warning" title={t('common.overtaken')} text={t('common.overtakenText', { text })} />
    </div>
  );
}
