import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../text/use-format.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './rhythm.module.css';
import { weekdayNames } from './calendar-names.ts';

export interface WeekdayTableProps {
  /** Names the region that scrolls. */
  readonly label: string;
  /** What the rows are. */
  readonly head: string;
  /** The unit of the cells, where the title does not say it. */
  readonly note?: string;
  /** Rows of a head and seven cells, Monday first. */
  readonly children: ReactNode;
}

/** A table with a column for each day of the week. */
export function WeekdayTable({ label, head, note, children }: WeekdayTableProps) {
  const format = useFormat();
  return (
    <ScrollRegion label={label}>
      <Table className={classes['table'] ?? ''} verticalSpacing={2}>
        {note !== undefined && <Table.Caption>{note}</Table.Caption>}
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{head}</Table.Th>
            {weekdayNames(format.language, 'short').map((name) => (
              <Table.Th key={name} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
