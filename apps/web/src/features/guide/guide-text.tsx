import { Markdown } from 'markdown-to-jsx/react';
import type { MarkdownToJSX } from 'markdown-to-jsx/react';
import { Children, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import classes from './guide.module.css';
import { pictureAt, textOf } from './guides.ts';
import type { GuideName } from './guides.ts';

/** As the guides write the address of a page. */
const PAGE = /^(\/[a-z-]+)+$/;

interface Part {
  readonly children?: ReactNode;
}

/** What the page has at the place of each part of a text: headings stand below the page's own. */
const PARTS: MarkdownToJSX.Overrides = {
  h1: ({ children }: Part) => <h2>{children}</h2>,
  h2: ({ children }: Part) => <h3>{children}</h3>,
  // Of documents beside the guides, which the program does not hold, the name is told.
  a: ({ children }: Part) => <span>{children}</span>,
  code: Code,
  img: Picture,
  table: Table,
};

/** A guide, as docs/user has it. It is written in Vietnamese only. */
export function GuideText({ guide }: { readonly guide: GuideName }) {
  return (
    <div lang="vi" className={classes['text']}>
      <Markdown options={{ overrides: PARTS, forceBlock: true, disableParsingRawHTML: true }}>{textOf(guide)}</Markdown>
    </div>
  );
}

/** The address of a page leads there: of one that the server makes, too. */
function Code({ children }: Part) {
  const [text] = Children.toArray(children);
  const code = <code>{children}</code>;
  return typeof text === 'string' && PAGE.test(text) ? (
    <Link to={text} reloadDocument>
      {code}
    </Link>
  ) : (
    code
  );
}

/** Small beside the text, and whole at its own address. */
function Picture({ src, alt }: { readonly src: string; readonly alt: string }) {
  const address = pictureAt(src);
  return (
    <a href={address} className={classes['picture']}>
      <img src={address} alt={alt} loading="lazy" />
    </a>
  );
}

function Table({ children }: Part) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('guide.table')}>
      <table className={classes['table']}>{children}</table>
    </ScrollRegion>
  );
}
