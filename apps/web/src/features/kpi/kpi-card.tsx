import { useId } from 'react';
import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import { MethodDialog } from '../../ui/method-dialog.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import classes from './kpi.module.css';

interface KpiCardProps {
  readonly label: string;
  /** Null while it is on its way: no dash, which means that nobody knows. */
  readonly value: string | null;
  /** Null while it is not known. */
  readonly aside: string | null;
  /** How the figure comes about; absent where there is none. */
  readonly method?: ReactNode;
  readonly children: ReactNode;
}

/** Of a card with bullet, verdict and notes, in pixels. */
const BODY_HEIGHT = 190;

/** One figure, large, with what it is and what it is measured against. */
export function KpiCard({ label, value, aside, method, children }: KpiCardProps) {
  const labelId = useId();
  return (
    <Card labelledBy={labelId}>
      <div className={classes['card']}>
        <div className={classes['head']}>
          <h2 id={labelId} className={classes['label']}>
            {label}
          </h2>
          {value !== null && (
            <p className={classes['headline']}>
              <span className={classes['value']}>{value}</span> {aside !== null && <span className={classes['aside']}>{aside}</span>}
            </p>
          )}
        </div>
        {value === null && <Placeholder height={BODY_HEIGHT} />}
        {children}
        {method !== undefined && value !== null && <MethodDialog label={label}>{method}</MethodDialog>}
      </div>
    </Card>
  );
}
