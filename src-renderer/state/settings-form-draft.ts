import { useMemo } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import { getSettingsFormTarget, useFormDrafts, useTypedForm, type SettingsFormName } from './form-drafts';

export type SettingsFormDraft<Typed> = {
  /** What is half typed in the form; null if nothing is. */
  readonly typed: Typed | null;
  /** The same at this moment, after an answer was waited for. */
  readonly read: () => Typed | null;
  /** The agent types; null gives it up. */
  readonly change: (typed: Typed | null) => void;
  /** It could not be saved. */
  readonly error: AppError | null;
};

/**
 * What is half typed in a form of the settings. It is saved as a note is that is being typed, and is there again after a kill.
 * @param parse returns null for what another version of the app may have left; the same function each time
 */
export function useSettingsFormDraft<Typed>(
  form: SettingsFormName,
  parse: (json: unknown) => Typed | null,
): SettingsFormDraft<Typed> {
  const drafts = useFormDrafts();
  const target = useMemo(() => getSettingsFormTarget(form), [form]);
  const draft = useTypedForm(target);
  const text = draft?.text;
  const typed = useMemo(() => parseText(text, parse), [text, parse]);
  return {
    typed,
    read: () => parseText(drafts.get(target)?.text, parse),
    change: (next) =>
      drafts.change(target, next === null ? null : { text: JSON.stringify(next), lastDay: '' }),
    error: draft?.draftError ?? null,
  };
}

function parseText<Typed>(text: string | undefined, parse: (json: unknown) => Typed | null): Typed | null {
  if (text === undefined) return null;
  try {
    return parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Of a form with one field. */
export function parseTypedText(json: unknown): string | null {
  return typeof json === 'string' ? json : null;
}
