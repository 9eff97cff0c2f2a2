import type { DirectoryTreeReply, OfficialRowReply } from '@nhip-thu/metrics';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficialFilter } from '../../api/directory.ts';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './directory.module.css';
import { useOfficialRows } from './use-official-rows.ts';

/** Every row has this height, in pixels, whatever it says: from it follows which rows are on screen. */
const ROW_HEIGHT = 64;
/** Of a card on a narrow screen: name, unit on two lines, mailbox, state. */
const CARD_HEIGHT = 168;
const NARROW = '(max-width: 40em)';
const LIST_HEIGHT = 640;

interface OfficialListProps {
  readonly filter: OfficialFilter;
  readonly agencies: DirectoryTreeReply['agencies'];
  readonly onOpen: (id: number) => void;
}

/** Officials as a table of any length, of which only what is on screen is there. */
export function OfficialList({ filter, agencies, onOpen }: OfficialListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rowHeight = useMediaQuery(NARROW) ? CARD_HEIGHT : ROW_HEIGHT;
  const { total, first, rows, error, retry, onScroll } = useOfficialRows(filter, rowHeight, LIST_HEIGHT);
  const names = useMemo(() => new Map(agencies.map(({ code, name }) => [code, name])), [agencies]);
  return (
    <>
      <p role="status" className={classes['aside']}>
        {total === null ? t('directory.loading') : t('directory.found', { count: total, shown: format.count(total) })}
      </p>
      {error !== null && <ProblemNotice error={error} onRetry={retry} />}
      {total === 0 && <Empty kind={filter.text !== '' || filter.agency !== null ? 'filter' : 'never'} text={t('directory.nobody')} />}
      <div
        role="region"
        aria-label={t('directory.officials')}
        tabIndex={0}
        className={classes['list']}
        data-own-arrows
        data-busy={total === null || undefined}
        onScroll={({ currentTarget }) => onScroll(currentTarget.scrollTop, currentTarget.clientHeight)}
      >
        <div role="table" aria-label={t('directory.officials')} aria-rowcount={(total ?? 0) + 1}>
          <div role="rowgroup" className={classes['listHead']}>
            <div role="row" aria-rowindex={1} className={classes['row']}>
              {(['person', 'unit', 'mailbox', 'state'] as const).map((column) => (
                <span key={column} role="columnheader" data-column={column}>
                  {t(`directory.columns.${column}`)}
                </span>
              ))}
            </div>
          </div>
          <div role="rowgroup" className={classes['rows']} style={{ height: (total ?? 0) * rowHeight }}>
            {rows.map((official, index) => (
              <Row
                key={first + index}
                place={first + index}
                height={rowHeight}
                official={official}
                agency={official?.agency === null || official === null ? null : (names.get(official.agency) ?? official.agency)}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

interface RowProps {
  readonly place: number;
  readonly height: number;
  readonly official: OfficialRowReply | null;
  readonly agency: string | null;
  readonly onOpen: (id: number) => void;
}

function Row({ place, height, official, agency, onOpen }: RowProps) {
  const { t } = useTranslation();
  const style = { height, transform: `translateY(${place * height}px)` };
  if (official === null) {
    return (
      <div role="row" aria-rowindex={place + 2} className={classes['row']} style={style} data-missing>
        <span role="cell">{t('directory.loading')}</span>
      </div>
    );
  }
  const { id, fullName, position, role, division, mailbox, absence, home } = official;
  const marks = [absence === null ? null : t(`directory.absence.${absence}`), home === null ? null : t('directory.seconded', { home })];
  return (
    <div role="row" aria-rowindex={place + 2} className={classes['row']} style={style} data-official={id}>
      <span role="rowheader" data-column="person">
        <button type="button" className={classes['name']} onClick={() => onOpen(id)}>
          {fullName}
        </button>
        <small>{position ?? t(`directory.role.${role}`)}</small>
      </span>
      <span role="cell" data-column="unit">
        <span>{agency ?? t('directory.noAgency')}</span>
        <small>{division ?? ''}</small>
      </span>
      <span role="cell" data-column="mailbox">
        {mailbox ?? t('directory.noMailbox')}
      </span>
      <span role="cell" data-column="state">
        {marks.filter((mark) => mark !== null).join(' · ')}
      </span>
    </div>
  );
}
