import { useState } from 'react';
import type { ComponentProps, SubmitEvent, SyntheticEvent } from 'react';
import { LeaveGuard } from './leave-guard.tsx';
import { useFaultFocus } from './use-fault-focus.ts';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'onChange'>, ComponentProps<typeof LeaveGuard> {
  /** Whether what was sent last is saved; until then leaving the page asks first. */
  readonly isSaved: boolean;
  /** Absent where buttons of the form say what is to be done with it. */
  readonly onSubmit?: (event: SubmitEvent) => void;
}

/** A form that is not discarded without a question while something is typed in it that is not saved, and that leads to the first field with a fault. */
export function Form({ isSaved, onSubmit, keeps, children, ...rest }: FormProps) {
  const faultFocus = useFaultFocus();
  const [isTouched, setTouched] = useState(false);
  const [wasSaved, setWasSaved] = useState(isSaved);
  if (isSaved !== wasSaved) {
    setWasSaved(isSaved);
    if (isSaved) setTouched(false);
  }
  return (
    <form
      {...rest}
      {...faultFocus}
      onChange={(event) => {
        if (isEffort(event)) setTouched(true);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.(event);
      }}
    >
      {isTouched && <LeaveGuard {...(keeps !== undefined && { keeps })} />}
      {children}
    </form>
  );
}

/** What is chosen from a list or looked up is done again in a moment; what is typed is not. */
function isEffort({ target }: SyntheticEvent): boolean {
  return !(target instanceof HTMLSelectElement) && !(target instanceof HTMLInputElement && target.type === 'search');
}
