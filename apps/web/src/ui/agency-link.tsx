import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { carriedChoices } from '../api/figure-question.ts';
import classes from './ui.module.css';

/** An agency's name, which leads to its own page under the same choices. */
export function AgencyLink({ agency }: { readonly agency: { readonly code: string; readonly name: string } }): ReactNode {
  const { search } = useLocation();
  return (
    <Link
      to={{ pathname: `/co-quan/${encodeURIComponent(agency.code)}`, search: carriedChoices(search) }}
      className={classes['agencyLink'] ?? ''}
    >
      {agency.name}
    </Link>
  );
}
