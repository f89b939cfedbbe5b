import type { CallFields } from '../../../../shared/calls/call';
import { isTextControl } from '../../../ui/insert-text';
import { moveCaretToEnd } from '../../../ui/move-caret-to-end';

export const quickEntryLineId = 'quick-entry-line';
export const readBackId = 'read-back';
export const questionAnswerId = 'question-answer';
/** The text of the lasting note on the caller or the store. */
export const contactNoteId = 'contact-note';
/** The panel beside the form. With the caret on it, neither a digit nor Enter changes anything. */
export const callPanelId = 'call-panel';

/** What became of a sent call. */
export const outcomePanelId = 'call-outcome';

/**
 * A field of the call form, or a panel with keys of its own, and what is selected in it. `range` is null where there is
 * no text, such as in a check box.
 */
export type CallCaret = {
  readonly fieldId: string;
  readonly range: readonly [number, number, 'forward' | 'backward' | 'none'] | null;
};

/** @returns null for anything but a field of the form, the read-back, and the answer to a question */
export function readCaret(target: EventTarget | null): CallCaret | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target.closest(`#${readBackId}`) !== null) return { fieldId: readBackId, range: null };
  const isField =
    target.id.startsWith('field-') || target.id === quickEntryLineId || target.id === questionAnswerId;
  return isField ? { fieldId: target.id, range: readRange(target) } : null;
}

const openNotes = ['caller', 'store'] as const;

/**
 * Whose lasting note has the focus; null for any other part of the call, undefined outside the call and for its panel,
 * which only stands for a part of it.
 */
export function readNoteSubject(target: EventTarget | null): CallFields['openNote'] | undefined {
  const panel = document.getElementById(callPanelId);
  if (!(target instanceof HTMLElement) || target === panel) return undefined;
  if (panel?.closest('form')?.contains(target) !== true) return undefined;
  const subject = target.closest<HTMLElement>('[data-note-on]')?.dataset['noteOn'];
  return openNotes.find((known) => known === subject) ?? null;
}

/** Where the caret is when a call leaves the screen: its panel stands for any part of it that does not come back. */
export function readLastCaret(target: Element | null): CallCaret | null {
  const isInPanel = (target?.closest('form') ?? null) !== null;
  return readCaret(target) ?? (isInPanel ? { fieldId: callPanelId, range: null } : null);
}

/** How a call keeps where typing stopped: the id of the field, and behind it the place in its text, unless it is the end. */
export function toCaretField(field: HTMLInputElement | HTMLTextAreaElement): string {
  const { id, selectionEnd, value } = field;
  return selectionEnd === null || selectionEnd === value.length ? id : `${id}@${selectionEnd}`;
}

/** Whether what a call keeps is a place in this field. */
export function isCaretIn(caretField: string | null, fieldId: string): boolean {
  return caretField?.split('@')[0] === fieldId;
}

/**
 * A field of the form, also the line of quick entry, with the caret where typing stopped, or else behind its text; null for
 * none.
 */
export function findSavedField(caretField: string | null): HTMLElement | null {
  const [id = '', at] = caretField?.split('@') ?? [];
  const field = document.getElementById(id);
  if (field === null || readCaret(field) === null) return null;
  if (at !== undefined && isTextControl(field)) field.setSelectionRange(Number(at), Number(at));
  else moveCaretToEnd(field);
  return field;
}

/** Whether a place has keys of its own: what is typed there must not go into a field. */
export function isPanelCaret({ fieldId }: CallCaret): boolean {
  return fieldId === readBackId || fieldId === questionAnswerId || fieldId === callPanelId;
}

/** Whether a restart brings the caret back to a place: a field, or the answer to a question. */
export function isSavedPlace(place: CallCaret): boolean {
  return place.fieldId === questionAnswerId || !isPanelCaret(place);
}

/**
 * Selects in the field what was selected.
 * @returns the field or panel, to be focused; null if the form has the field no longer
 */
export function restoreRange(caret: CallCaret | null): HTMLElement | null {
  if (caret === null) return null;
  const field = document.getElementById(caret.fieldId);
  if (field === null) return isPanelCaret(caret) ? document.getElementById(callPanelId) : null;
  if (caret.range !== null && isTextControl(field)) field.setSelectionRange(...caret.range);
  return field;
}

function readRange(field: HTMLElement): CallCaret['range'] {
  if (!isTextControl(field)) return null;
  const { selectionStart: start, selectionEnd: end, selectionDirection } = field;
  return start === null || end === null ? null : [start, end, selectionDirection ?? 'none'];
}
