import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import classes from './shade.module.css';

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

/** More come when asked for: a phone is not scrolled through a province. */
const FIRST_CARDS = 12;

/** A table of tinted cells on a narrow screen: one card a row, each cell under the name of its column. */
export function ShadedCards({ label, cards }: { readonly label: string; readonly cards: readonly ShadedCard[] }) {
  const [isAll, all] = useDisclosure(false);
  return (
    <>
      <ul className={classes['cards']} aria-label={label} data-cards>
        {(isAll ? cards : cards.slice(0, FIRST_CARDS)).map(({ key, name, cells, foot, code }) => (
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
      {cards.length > FIRST_CARDS && <MoreButton isAll={isAll} total={cards.length} onToggle={all.toggle} />}
    </>
  );
}
