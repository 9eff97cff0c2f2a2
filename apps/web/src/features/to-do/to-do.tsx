import type { AdoptionReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { carriedChoices } from '../../api/figure-question.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { listToDo } from './list-to-do.ts';
import { describeToDo } from './to-do-text.ts';
import classes from './to-do.module.css';

/** "Việc cần chỉ đạo": what the figures ask to be done next; nothing where they ask for nothing. */
export function ToDoList({ reply }: { readonly reply: Pick<AdoptionReply, 'agencies'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  const titleId = useId();
  const toDos = listToDo(reply);
  if (toDos.length === 0) return null;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('toDo.title')}</h2>
      <ol className={classes['list']}>
        {toDos.map((toDo) => (
          <li key={toDo.agency.code} data-to-do={toDo.kind}>
            <Link to={{ pathname: `/co-quan/${encodeURIComponent(toDo.agency.code)}`, search: carriedChoices(search) }}>
              {describeToDo(t, format, toDo)}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
