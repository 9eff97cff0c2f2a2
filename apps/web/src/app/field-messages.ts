import i18n from 'i18next';

type Checked = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Fields that the browser finds wrong by itself say so in the language of the page, not in that of the browser. What a field says of itself stays: a day
 * that is none would otherwise be sent as no day. A form without the browser's check says itself what is wrong with its fields.
 */
export function speakForFields(target: EventTarget): void {
  const spokenFor = new WeakSet<Checked>();
  target.addEventListener(
    'invalid',
    ({ target: field }) => {
      if (!isChecked(field) || field.form?.noValidate === true || (field.validity.customError && !spokenFor.has(field))) return;
      field.setCustomValidity('');
      if (field.validity.valid) return;
      field.setCustomValidity(describeFault(field));
      spokenFor.add(field);
    },
    true,
  );
  // What was said holds until something else is typed; the browser would otherwise find the field wrong for ever.
  for (const change of ['input', 'change'])
    target.addEventListener(
      change,
      ({ target: field }) => isChecked(field) && spokenFor.delete(field) && field.setCustomValidity(''),
      true,
    );
}

/** What is wrong with a field, by the browser's own check. */
function describeFault(field: Checked): string {
  const { valueMissing, tooShort, typeMismatch, rangeUnderflow, rangeOverflow } = field.validity;
  if (valueMissing) return i18n.t('common.field.missing');
  if (field instanceof HTMLInputElement) {
    if (tooShort) return i18n.t('common.field.short', { least: field.minLength });
    if (typeMismatch && field.type === 'email') return i18n.t('common.field.email');
    if (rangeUnderflow) return i18n.t('common.field.low', { least: field.min });
    if (rangeOverflow) return i18n.t('common.field.high', { most: field.max });
  }
  return i18n.t('common.field.wrong');
}

function isChecked(field: EventTarget | null): field is Checked {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
}
