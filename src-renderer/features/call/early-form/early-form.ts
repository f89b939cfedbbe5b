const fieldNames = ['phone', 'name', 'storeName', 'dealerReseller', 'issue'] as const;
type FieldName = (typeof fieldNames)[number];

/** What was typed in the early form, and where the caret was. Both are blank if nothing was typed. */
export type EarlyTyping = {
  readonly texts: readonly (readonly [FieldName, string])[];
  readonly caret: { readonly field: FieldName; readonly range: readonly [number, number] } | null;
};

const noTyping: EarlyTyping = { texts: [], caret: null };
let pending = noTyping;

/** Whether the page still has the form. */
export function hasEarlyForm(): boolean {
  return findForm() !== null;
}

/** Whether something was typed that is in no call yet. */
export function hasEarlyText(): boolean {
  const form = findForm();
  return (form === null ? pending : readForm(form)).texts.length > 0;
}

/** Removes the form from the page. Its texts stay until they are taken. */
export function endEarlyForm(): void {
  const form = findForm();
  if (form !== null) pending = readForm(form);
  dropEarlyForm();
}

/** Removes the form from the page, with what is in it. */
export function dropEarlyForm(): void {
  findForm()?.remove();
  document.getElementById('root')?.removeAttribute('inert');
}

/** Removes the form, and returns what was typed in it, once. */
export function takeEarlyTyping(): EarlyTyping {
  endEarlyForm();
  const taken = pending;
  pending = noTyping;
  return taken;
}

/** Keeps what is in no call yet over a reload of the page, for which the window's name survives. */
export function keepEarlyTextOverReload(): void {
  const before: unknown = window.name === '' ? null : JSON.parse(window.name);
  if (isRecord(before) && Array.isArray(before['early'])) {
    const texts = before['early'].filter(isText);
    pending = { texts, caret: null };
    window.name = JSON.stringify({ ...before, early: undefined });
  }
  addEventListener('pagehide', () => {
    const form = findForm();
    const { texts } = form === null ? pending : readForm(form);
    if (texts.length > 0) window.name = JSON.stringify({ early: texts });
  });
}

function readForm(form: HTMLElement): EarlyTyping {
  const texts: (readonly [FieldName, string])[] = [];
  let caret: EarlyTyping['caret'] = null;
  for (const field of fieldNames) {
    const input = form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${field}"]`);
    if (input === null) continue;
    if (input.value !== '') texts.push([field, input.value]);
    const { selectionStart, selectionEnd } = input;
    if (input === document.activeElement) caret = { field, range: [selectionStart ?? 0, selectionEnd ?? 0] };
  }
  return texts.length === 0 ? noTyping : { texts, caret };
}

/**
 * The form that stands in the page itself: the first fields of a call. It takes keys before any script has run, and what was
 * typed in it goes into the first call that is blank.
 */
function findForm(): HTMLElement | null {
  return document.getElementById('early-form');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is readonly [FieldName, string] {
  return Array.isArray(value) && fieldNames.some((name) => name === value[0]) && typeof value[1] === 'string';
}
