import type { ReactNode } from 'react';
import { FIRST_CARDS } from './card-table.tsx';
import classes from './shade.module.css';
import { useFirst } from './use-first.tsx';

/** How a cell is tinted. */
export interface Tint {
  readonly className: string;
  readonly 'data-shade'?: string;
}

export interface ShadedCard {
  readonly key: string;
  readonly name: ReactNode;
  readonly cells: readonly { readonly key: string; readonly head: ReactNode; readonly tint: Tint; readonly words: ReactNode }[];
  /** What stands below the cells. */
  readonly foot?: ReactNode;
  /** Of the agency that it tells of. */
  readonly code?: string;
}

/** A table of tinted cells on a narrow screen: one card a row, each cell under the name of its column. */
export function ShadedCards({ label, cards }: { readonly label: string; readonly cards: readonly ShadedCard[] }) {
  const { shown, more } = useFirst(cards, FIRST_CARDS);
  return (
    <>
      <ul className={classes['cards']} aria-label={label} data-cards>
        {shown.map(({ key, name, cells, foot, code }) => (
          <li key={key} data-agency={code}>
            <h3>{name}</h3>
            <dl>
              {cells.map((cell) => (
                <div key={cell.key} {...cell.tint}>
                  <dt>{cell.head}</dt>
                  <dd>{cell.words}</dd>
                </div>
              ))}
            </dl>
            {foot !== undefined && <p>{foot}</p>}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
