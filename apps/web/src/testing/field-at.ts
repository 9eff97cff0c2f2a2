import { screen } from '@testing-library/react';

/** The field of that label, with or without the mark of a required one. */
export function fieldAt(label: string | RegExp): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(typeof label === 'string' ? (text) => text.replace(/ \*$/, '') === label : label);
}
