import type { LocalisedText } from './language.ts';

/** The program or a command cannot start, for a reason that whoever starts it can mend. Its message, for logs, is the English text. */
export abstract class StartUpError extends Error {
  constructor(
    readonly text: LocalisedText,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
  }
}
