import type { ComponentProps, MouseEvent } from 'react';

interface SteadyButtonProps extends ComponentProps<'button'> {
  /** What was asked for by it is under way. */
  readonly 'data-loading'?: boolean;
}

/** A button that keeps the focus while what it asked for is under way, which a disabled one loses; until then it does nothing more. */
export function SteadyButton({ type = 'button', disabled, onClick, ...rest }: SteadyButtonProps) {
  const isWaiting = rest['data-loading'] === true;
  const waiting = {
    'aria-disabled': true,
    'aria-busy': true,
    // A submit button would send its form again, also by Enter in a field.
    onClick: (event: MouseEvent) => event.preventDefault(),
  };
  return <button {...rest} type={type} {...(isWaiting ? waiting : { disabled, onClick })} />;
}
