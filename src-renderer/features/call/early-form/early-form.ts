const fieldNames = ['phone', 'name', 'storeName', 'dealerReseller', 'issue'] as const;
type FieldName = (typeof fieldNames)[number];

/** The text typed in the early form, and the position of the caret. Both are blank if nothing was typed. */
export type EarlyTyping = {
  readonly texts: readonly (readonly [FieldName, string])[];
  readonly caret: { readonly field: FieldName; readonly range: readonly [number, number] } | null;
};

/** Text from an early form that is gone, and which is in no call yet. `isRefused` if a call for it could not begin. */
export type UnplacedText = Pick<EarlyTyping, 'texts'> & { readonly isRefused: boolean };

const noTyping: EarlyTyping = { texts: [], caret: null };
let pending: EarlyTyping & UnplacedText = { ...noTyping, isRefused: false };
const listeners = new Set<() => void>();
/** An input method composes in the form: its text is not final, and its field must stay. */
let isComposing = false;
const waiting = new Set<() => void>();
/** The field that had the caret last, while none has it. */
let lastField: EventTarget | null = null;

/** Whether the page still has the form. */
export function hasEarlyForm(): boolean {
  return findForm() !== null;
}

/** Whether something was typed that is in no call yet. */
export function hasEarlyText(): boolean {
  const form = findForm();
  return (form === null ? pending : readForm(form)).texts.length > 0;
}

/** @returns the same object until it changes */
export function getUnplacedText(): UnplacedText {
  return pending;
}

/** A call for the text could not begin. The text is shown, and the next new call takes it. */
export function refuseEarlyText(): void {
  setPending(pending, true);
}

/** @returns a function that removes the listener */
export function subscribeToUnplacedText(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Removes the form from the page. Its texts stay until they are taken. */
export function removeEarlyForm(): void {
  const form = findForm();
  if (form !== null) setPending(readForm(form));
  discardEarlyForm();
}

/** Removes the form from the page, with what is in it. */
export function discardEarlyForm(): void {
  findForm()?.remove();
  document.getElementById('root')?.removeAttribute('inert');
  for (const listener of listeners) listener();
}

/** Removes the form, and returns what was typed in it, once. */
export function takeEarlyTyping(): EarlyTyping {
  removeEarlyForm();
  const taken = pending;
  setPending(noTyping);
  return taken;
}

/**
 * Runs at once, or as soon as the input method has ended its composition in the form.
 * @returns a function that cancels it
 */
export function runWhenNotComposing(run: () => void): () => void {
  if (!isComposing || findForm() === null) {
    run();
    return () => undefined;
  }
  waiting.add(run);
  return () => void waiting.delete(run);
}

/** Watches where the caret is in the form, and whether an input method composes there. */
export function watchEarlyForm(): void {
  const form = findForm();
  form?.addEventListener('focusout', ({ target }) => {
    lastField = target;
  });
  // A composition may have begun before this script ran.
  form?.addEventListener('compositionstart', noteComposition);
  form?.addEventListener('compositionupdate', noteComposition);
  form?.addEventListener('compositionend', () => {
    isComposing = false;
    // The text is final once the event is over. The next composition may begin with the same key.
    setTimeout(() => {
      if (isComposing) return;
      const runs = [...waiting];
      waiting.clear();
      for (const run of runs) run();
    });
  });
}

/** Keeps what is in no call yet over a reload of the page, for which the window's name survives. */
export function keepEarlyTextOverReload(): void {
  const before: unknown = window.name === '' ? null : JSON.parse(window.name);
  if (isRecord(before) && Array.isArray(before['early'])) {
    const texts = before['early'].filter(isText);
    setPending({ texts, caret: null });
    window.name = JSON.stringify({ ...before, early: undefined });
  }
  addEventListener('pagehide', () => {
    const form = findForm();
    const { texts } = form === null ? pending : readForm(form);
    if (texts.length > 0) window.name = JSON.stringify({ early: texts });
  });
}

function noteComposition(): void {
  isComposing = true;
}

function setPending(typing: EarlyTyping, isRefused = false): void {
  pending = { ...typing, isRefused };
  for (const listener of listeners) listener();
}

function readForm(form: HTMLElement): EarlyTyping {
  const { activeElement } = document;
  const focused = form.contains(activeElement) ? activeElement : lastField;
  const texts: (readonly [FieldName, string])[] = [];
  let caret: EarlyTyping['caret'] = null;
  for (const field of fieldNames) {
    const input = form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${field}"]`);
    if (input === null) continue;
    if (input.value !== '') texts.push([field, input.value]);
    const { selectionStart, selectionEnd } = input;
    if (input === focused) caret = { field, range: [selectionStart ?? 0, selectionEnd ?? 0] };
  }
  return texts.length === 0 ? noTyping : { texts, caret };
}

/**
 * The form in the page itself: the first fields of a call. It takes keys before any script has run, and what was
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
