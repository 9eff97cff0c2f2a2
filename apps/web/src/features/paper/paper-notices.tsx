import type { PaperFaultReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { inPageLanguage } from '../../text/page-language.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './paper.module.css';

/** What was taken in and looks wrong beside other months; nothing where nothing does. */
export function PaperNotices({ notices }: { readonly notices: readonly PaperFaultReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (notices.length === 0) return null;
  return (
    <>
      <Notice tone="warning" title={t('paper.notices', { count: notices.length, shown: format.count(notices.length) })} />
      <ul className={classes['list']}>
        {notices.map(inPageLanguage).map(({ row, column, what, toDo }) => (
          <li key={`${row} ${column} ${what}`}>
            {row > 0 && `${t('paper.row')} ${format.count(row)}: `}
            {what}; {toDo}.
          </li>
        ))}
      </ul>
    </>
  );
}
