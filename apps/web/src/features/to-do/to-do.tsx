import type { AdoptionReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { carriedChoices } from '../../api/figure-question.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { hasNoLogs, listToDo, toDoKey } from './list-to-do.ts';
import { describeToDo } from './to-do-text.ts';
import classes from './to-do.module.css';

/** "Việc cần chỉ đạo": what the figures ask to be done next; nothing where they ask for nothing. */
export function ToDoList({ reply }: { readonly reply: Pick<AdoptionReply, 'agencies'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search } = useLocation();
  const titleId = useId();
  const toDos = listToDo(reply);
  const hasLogs = !hasNoLogs(reply.agencies);
  if (toDos.length === 0 && hasLogs) return null;
  const carried = carriedChoices(search);
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId}>{t('toDo.title')}</h2>
      {!hasLogs && <p>{t('toDo.noLogs')}</p>}
      <ol className={classes['list']} hidden={toDos.length === 0}>
        {toDos.map((toDo) => (
          <li key={toDoKey(toDo)} data-to-do={toDo.kind}>
            <Link
              to={{ pathname: toDo.agency === null ? '/co-quan' : `/co-quan/${encodeURIComponent(toDo.agency.code)}`, search: carried }}
            >
              {describeToDo(t, format, toDo)}
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
