import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { OriginStateReply } from '@nhip-thu/metrics';
import { useRef } from 'react';
import type { ComponentType } from 'react';
import classes from './origins.module.css';

/** What a form of a log source is given; it says when it is done, and the button has the focus again. */
export interface OriginFormProps {
  readonly origin: OriginStateReply;
  readonly onDone: () => void;
}

interface UnfoldedFormProps {
  /** On the button, and the same with the name of the log source for whoever does not see where it stands. */
  readonly word: string;
  readonly label: string;
  readonly origin: OriginStateReply;
  readonly form: ComponentType<OriginFormProps>;
}

/** A form behind a button, opened and closed by it. */
export function UnfoldedForm({ word, label, origin, form: OriginForm }: UnfoldedFormProps) {
  const [isOpen, form] = useDisclosure(false);
  const opener = useRef<HTMLButtonElement>(null);
  const finish = (): void => {
    form.close();
    opener.current?.focus();
  };
  return (
    <>
      <Button
        ref={opener}
        variant="default"
        size="compact-sm"
        className={classes['open'] ?? ''}
        aria-expanded={isOpen}
        aria-label={label}
        onClick={form.toggle}
      >
        {word}
      </Button>
      {isOpen && <OriginForm origin={origin} onDone={finish} />}
    </>
  );
}
