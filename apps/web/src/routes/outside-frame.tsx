import type { ReactNode } from 'react';
import { Brand } from '../app/brand.tsx';
import { LanguageButton, SchemeMenu } from '../app/preferences.tsx';
import { Card } from '../ui/card.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import classes from './routes.module.css';

interface OutsideFrameProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** The frame of pages for whoever is not signed in. */
export function OutsideFrame({ title, lead, children }: OutsideFrameProps) {
  return (
    <div className={classes['signIn']}>
      <header className={classes['signInHead']}>
        <Brand isDemo={false} />
        <div className={classes['tools']}>
          <LanguageButton />
          <SchemeMenu />
        </div>
      </header>
      <main>
        <Card>
          <PageHeading title={title}>
            <p>{lead}</p>
          </PageHeading>
          {children}
        </Card>
      </main>
    </div>
  );
}
