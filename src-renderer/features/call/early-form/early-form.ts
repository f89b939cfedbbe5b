const fieldNames = ['phone', 'name', 'storeName', 'dealerReseller'] as const;
type FieldName = (typeof fieldNames)[number];

/** What was typed in the early form, and where the caret was. */
export type EarlyTyping = {
  readonly texts: readonly (readonly [FieldName, string])[];
  readonly caret: { readonly field: FieldName; readonly range: readonly [number, number] } | null;
};

const nothing: EarlyTyping = { texts: [], caret: null };
let typed = nothing;

/** Whether the page still has the form. */
export function hasEarlyForm(): boolean {
  return findForm() !== null;
}

/** Whether something was typed that is in no call yet. */
export function hasEarlyText(): boolean {
  const form = findForm();
  return (form === null ? typed : readForm(form)).texts.length > 0;
}

/** Removes the form from the page. Its texts stay until they are taken. */
export function endEarlyForm(): void {
  const form = findForm();
  if (form === null) return;
  typed = readForm(form);
  form.remove();
}

/** Removes the form, and returns what was typed in it, once. */
export function takeEarlyTyping(): EarlyTyping {
  endEarlyForm();
  const taken = typed;
  typed = nothing;
  return taken;
}

function readForm(form: HTMLElement): EarlyTyping {
  const texts: (readonly [FieldName, string])[] = [];
  let caret: EarlyTyping['caret'] = null;
  for (const field of fieldNames) {
    const input = form.querySelector<HTMLInputElement>(`input[name="${field}"]`);
    if (input === null) continue;
    if (input.value !== '') texts.push([field, input.value]);
    const { selectionStart, selectionEnd } = input;
    if (input === document.activeElement) caret = { field, range: [selectionStart ?? 0, selectionEnd ?? 0] };
  }
  return { texts, caret };
}

/**
 * The form that stands in the page itself: the fields of the caller. It takes keys before any script has run, and what was
 * typed in it goes into the first call that is blank.
 */
function findForm(): HTMLElement | null {
  return document.getElementById('early-form');
}
