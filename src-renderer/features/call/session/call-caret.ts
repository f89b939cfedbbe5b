import { isTextControl } from '../../../ui/insert-text';

export const quickEntryLineId = 'quick-entry-line';

/** A field of the call form, and what is selected in it. `range` is null for a field without text, such as a check box. */
export type CallCaret = {
  readonly fieldId: string;
  readonly range: readonly [number, number, 'forward' | 'backward' | 'none'] | null;
};

/** @returns null for anything but a field of the form */
export function readCaret(target: EventTarget | null): CallCaret | null {
  if (!(target instanceof HTMLElement)) return null;
  const isField = target.id.startsWith('field-') || target.id === quickEntryLineId;
  return isField ? { fieldId: target.id, range: readRange(target) } : null;
}

/** Selects in the field what was selected. @returns the field, to be focused; null if the form has it no longer */
export function restoreRange(caret: CallCaret | null): HTMLElement | null {
  const field = caret === null ? null : document.getElementById(caret.fieldId);
  if (caret !== null && caret.range !== null && isTextControl(field)) field.setSelectionRange(...caret.range);
  return field;
}

function readRange(field: HTMLElement): CallCaret['range'] {
  if (!isTextControl(field)) return null;
  const { selectionStart: start, selectionEnd: end, selectionDirection } = field;
  return start === null || end === null ? null : [start, end, selectionDirection ?? 'none'];
}
