import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ScrollRegion } from './scroll-region.tsx';
import classes from './ui.module.css';
import { useFirst } from './use-first.tsx';

export interface CardColumn {
  readonly key: string;
  readonly head: ReactNode;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
  readonly isStrong?: boolean;
  /** It holds a mark that wants a third of the width. */
  readonly isWide?: boolean;
  /** Sentences, or buttons: on a narrow screen below its head, from the left. */
  readonly isProse?: boolean;
  /** On a narrow screen it stands in the line of the name, and the rest opens below; without any such column a card shows everything. */
  readonly isSummary?: boolean;
}

export interface CardRow {
  readonly key: string | number;
  /** In the order of the columns; the first one names the row. Null or false: nothing to show, and a column of such cells is left out. */
  readonly cells: readonly ReactNode[];
  /** It sums up the others. */
  readonly isSum?: boolean;
  readonly marks?: Readonly<Record<`data-${string}`, string | number | boolean | undefined>>;
}

interface CardTableProps {
  /** Names the table. */
  readonly label: string;
  readonly columns: readonly CardColumn[];
  readonly rows: readonly CardRow[];
  readonly className?: string | undefined;
  /** More rows than this come when asked for, also on a wide screen; all by default. */
  readonly firstRows?: number;
  /** The rows come page by page from the server, by a button of their own below: none of them is held back here. */
  readonly isPaged?: boolean;
}

/** A table; on a narrow screen, where it would run out to the right, the same content as one card a row. */
export function CardTable(props: CardTableProps) {
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const told = leaveOutEmpty(props);
  return isNarrow ? <Cards {...told} /> : <WideTable {...told} />;
}

const isNothing = (cell: ReactNode): boolean => cell === null || cell === false;

function leaveOutEmpty(props: CardTableProps): CardTableProps {
  const { columns, rows } = props;
  const isTold = columns.map((_, at) => rows.length === 0 || rows.some(({ cells }) => !isNothing(cells[at])));
  if (isTold.every(Boolean)) return props;
  const told = <T,>(all: readonly T[]): T[] => all.filter((_, at) => isTold[at]);
  return { ...props, columns: told(columns), rows: rows.map((row) => ({ ...row, cells: told(row.cells) })) };
}

function classOf({ isNumber, isStrong, isWide, isProse }: CardColumn): string {
  return [
    isNumber && classes['numberCell'],
    isStrong && classes['strongCell'],
    isWide && classes['wideCell'],
    isProse && classes['proseCell'],
  ]
    .filter(Boolean)
    .join(' ');
}

function WideTable({ label, columns, rows, className, firstRows = rows.length }: CardTableProps) {
  const { shown, more } = useFirst(rows, firstRows);
  return (
    <>
      <ScrollRegion label={label}>
        <Table className={className ?? ''} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.key} scope="col" className={classOf({ ...column, isStrong: false })}>
                  {column.head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ key, cells, isSum, marks }) => (
              <Table.Tr key={key} className={isSum ? (classes['sumRow'] ?? '') : ''} {...marks}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <Table.Th key={column.key} scope="row">
                      {cells[at]}
                    </Table.Th>
                  ) : (
                    <Table.Td key={column.key} className={classOf(column)}>
                      {cells[at]}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {more}
    </>
  );
}

/** More cards than this come when asked for: a phone is not scrolled through a province. */
export const FIRST_CARDS = 12;

function Cards({ label, columns, rows, isPaged = false }: CardTableProps) {
  const { shown, more } = useFirst(rows, isPaged ? rows.length : FIRST_CARDS);
  return (
    <>
      <ul className={classes['rowCards']} aria-label={label} data-cards>
        {shown.map(({ key, cells, isSum, marks }) => (
          <li key={key} className={classes['rowCard']} data-sum={isSum} {...marks}>
            <RowCard columns={columns} cells={cells} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** Name and summary, the rest below; what is closed still is found by the browser's search. */
function RowCard({ columns, cells }: Pick<CardTableProps, 'columns'> & Pick<CardRow, 'cells'>) {
  const [first, ...others] = columns.map((column, at) => ({ ...column, cell: cells[at] }));
  const summary = others.filter(({ isSummary }) => isSummary);
  const rest = others.filter(({ isSummary, cell }) => !isSummary && !isNothing(cell));
  const name = (
    <>
      <span className={classes['hidden']}>{first?.head} </span>
      {first?.cell}
    </>
  );
  if (summary.length === 0) {
    return (
      <>
        <p className={classes['rowCardName']}>{name}</p>
        <CellList columns={rest} />
      </>
    );
  }
  return (
    <details className={classes['rowDetails']}>
      <summary>
        <span className={classes['rowCardName']}>{name}</span>
        {summary.map(({ key, head, cell, isStrong }) => (
          <span key={key} className={isStrong ? classes['strongCell'] : undefined}>
            <span className={classes['hidden']}>{head} </span>
            {cell}
          </span>
        ))}
      </summary>
      <CellList columns={rest} />
    </details>
  );
}

function CellList({ columns }: { readonly columns: readonly (CardColumn & { readonly cell: ReactNode })[] }) {
  return (
    <dl>
      {columns.map(({ key, head, isStrong, isWide, isProse, cell }) => (
        <div key={key} data-own-line={isWide || isProse || undefined}>
          <dt>{head}</dt>
          <dd className={isStrong ? classes['strongCell'] : undefined}>{cell}</dd>
        </div>
      ))}
    </dl>
  );
}
