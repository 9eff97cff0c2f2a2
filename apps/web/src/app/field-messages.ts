import i18n from 'i18next';

type Checked = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What holds a field, its label and what is said of it. */
const HOLDERS = '.mantine-InputWrapper-root, .mantine-Checkbox-root, .mantine-Radio-root';
const FAULT_CLASS = 'nt-field-fault';
/** Until the page is drawn anew, in milliseconds. */
const DRAWN_MS = 50;
let told = 0;

/**
 * Fields that the browser finds wrong by itself say so as those do that the page or the server finds wrong: under the field, all at once, in the language of
 * the page, until something else is typed; the keyboard goes to the first of them. What a field says of itself, such as that a day is none, is told likewise.
 */
export function speakForFields(target: EventTarget): void {
  let isLed = false;
  target.addEventListener(
    'invalid',
    (event) => {
      const field = event.target;
      if (!isChecked(field)) return;
      // Instead of the bubble of the browser, which tells one fault and goes.
      event.preventDefault();
      mark(field, describeFault(field));
      if (isLed) return;
      field.focus();
      // The others of the form follow in the same task.
      isLed = true;
      setTimeout(() => (isLed = false));
    },
    true,
  );
  for (const change of ['input', 'change']) target.addEventListener(change, ({ target: field }) => isChecked(field) && unmark(field), true);
  // Words of a field's own, its title or what it says of itself, are in the new language once the page is drawn in it.
  i18n.on('languageChanged', () => setTimeout(sayAnew, DRAWN_MS));
}

/** What is told already, in the language that the page has now. */
function sayAnew(): void {
  for (const said of document.querySelectorAll(`.${FAULT_CLASS}`)) {
    const field = document.querySelector(`[aria-describedby~="${said.id}"]`);
    if (isChecked(field)) said.textContent = describeFault(field);
  }
}

function mark(field: Checked, fault: string): void {
  unmark(field);
  const holder = field.closest(HOLDERS) ?? field.parentElement;
  // A form may have said already what is wrong.
  if (holder === null || holder.querySelector('.mantine-InputWrapper-error') !== null) return;
  const said = document.createElement('p');
  told += 1;
  said.id = `field-fault-${told}`;
  said.className = FAULT_CLASS;
  said.textContent = fault;
  holder.append(said);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', [...describers(field), said.id].join(' '));
}

function unmark(field: Checked): void {
  const said = (field.closest(HOLDERS) ?? field.parentElement)?.querySelector(`:scope > .${FAULT_CLASS}`);
  if (said === null || said === undefined) return;
  said.remove();
  field.removeAttribute('aria-invalid');
  const others = describers(field).filter((id) => id !== said.id);
  if (others.length === 0) field.removeAttribute('aria-describedby');
  else field.setAttribute('aria-describedby', others.join(' '));
}

function describers(field: Checked): readonly string[] {
  return field.getAttribute('aria-describedby')?.split(' ') ?? [];
}

/** What is wrong with a field, by the browser's own check. */
function describeFault(field: Checked): string {
  const { customError, valueMissing, patternMismatch } = field.validity;
  if (customError) return field.validationMessage;
  if (valueMissing || (patternMismatch && field.value.trim() === '')) return i18n.t('common.field.missing');
  return (field instanceof HTMLInputElement ? describeInput(field) : null) ?? i18n.t('common.field.wrong');
}

function describeInput(field: HTMLInputElement): string | null {
  const { patternMismatch, tooShort, typeMismatch, rangeUnderflow, rangeOverflow } = field.validity;
  if (tooShort) return i18n.t('common.field.short', { least: field.minLength });
  if (typeMismatch && field.type === 'email') return i18n.t('common.field.email');
  // By HTML what the pattern wants.
  if (patternMismatch && field.title !== '') return field.title;
  if (rangeUnderflow) return i18n.t('common.field.low', { least: field.min });
  return rangeOverflow ? i18n.t('common.field.high', { most: field.max }) : null;
}

function isChecked(field: EventTarget | null): field is Checked {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
}
