import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import classes from './comparison.module.css';

/** League, lines, matrix, before and after, flow between role groups. */
export type ComparisonView = 'bang' | 'luoi' | 'ma-tran' | 'truoc-sau' | 'luong';

export const VIEWS: readonly ComparisonView[] = ['bang', 'luoi', 'ma-tran', 'truoc-sau', 'luong'];

interface ViewSwitchProps {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}

/** Chooses how the agencies are set beside each other; where the choices do not fit side by side, from a list. */
export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const data = VIEWS.map((value) => ({ value, label: t(`compare.views.${value}`) }));
  const choose = (value: string): void => onChange(VIEWS.find((known) => known === value) ?? 'bang');
  if (isNarrow)
    return <NativeSelect label={t('compare.view')} data={data} value={view} onChange={(event) => choose(event.currentTarget.value)} />;
  return (
    <SegmentedControl
      className={classes['views'] ?? ''}
      aria-label={t('compare.view')}
      data-own-arrows
      data={data}
      value={view}
      onChange={choose}
    />
  );
}
