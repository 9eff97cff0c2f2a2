import { Link } from 'react-router';
import classes from './ui.module.css';

interface TabLinksProps<Tab extends string> {
  /** Names the landmark. */
  readonly label: string;
  readonly tabs: readonly { readonly tab: Tab; readonly name: string; readonly search: string }[];
  readonly shown: Tab;
}

/** The parts of a page, each with an address of its own: links, so that the keyboard, Back and a new window work as everywhere. */
export function TabLinks<Tab extends string>({ label, tabs, shown }: TabLinksProps<Tab>) {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {tabs.map(({ tab, name, search }) => (
        <Link key={tab} to={`?${search}`} aria-current={tab === shown ? 'page' : undefined} preventScrollReset>
          {name}
        </Link>
      ))}
    </nav>
  );
}
