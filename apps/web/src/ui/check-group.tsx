import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

interface CheckGroupProps<Value extends string> {
  readonly label: ReactNode;
  readonly description?: string;
  /** What is wrong with the choice as a whole; null: nothing. */
  readonly error: string | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
  readonly className?: string | undefined;
}

/** Boxes to be ticked, of which together something may be wrong: that is said under them once, and by the group and each box. */
export function CheckGroup<Value extends string>({
  label,
  description,
  error,
  options,
  value,
  onChange,
  className,
}: CheckGroupProps<Value>) {
  const errorId = useId();
  const isWrong = error !== null;
  return (
    <Checkbox.Group
      className={className ?? ''}
      label={label}
      description={description}
      error={error}
      errorProps={{ id: errorId }}
      value={[...value]}
      onChange={(chosen) => onChange(options.map((option) => option.value).filter((each) => chosen.includes(each)))}
    >
      <div className={classes['checks']}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            value={option.value}
            label={option.label}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? errorId : undefined}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}
