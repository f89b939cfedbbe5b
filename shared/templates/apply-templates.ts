import type { CallFields } from '../calls/call';
import { normalizeName } from '../text/normalize-name';
import { textLimits } from '../tickets/create-ticket-request';
import type { Preset, Snippet } from './templates';

/** The fields that words go into, with what StoreHub takes of each. */
export type TemplateFieldName = 'issue' | 'remark';

/** How many signs a field still takes, as StoreHub counts them; below 0 where it has too many. */
export function countRemainingCharacters(field: TemplateFieldName, text: string): number {
  return textLimits[field] - text.trim().length;
}

export type PresetField = TemplateFieldName | 'serviceId' | 'priority';

/**
 * The fields with what a preset has for each empty one, and which those are, so that the window can mark them. To
 * undo is to go back to the fields from before. The priority is empty while it is normal.
 */
export function applyPreset(
  fields: CallFields,
  preset: Preset,
): { readonly fields: CallFields; readonly filled: readonly PresetField[] } {
  const filled: PresetField[] = [];
  const next = { ...fields };
  for (const field of ['issue', 'remark'] as const) {
    if (fields[field].trim() !== '' || preset[field].trim() === '') continue;
    next[field] = preset[field];
    filled.push(field);
  }
  if (fields.serviceId === null) {
    next.serviceId = preset.serviceId;
    filled.push('serviceId');
  }
  if (fields.priority === 0 && preset.priority !== null && preset.priority !== 0) {
    next.priority = preset.priority;
    filled.push('priority');
  }
  return { fields: next, filled };
}

export function filterPresets(presets: readonly Preset[], serviceId: CallFields['serviceId']): Preset[] {
  return presets.filter((preset) => serviceId === null || preset.serviceId === serviceId);
}

/** A `/` and what is typed behind it, from its `/` up to the caret. */
export type TypedTrigger = { readonly from: number; readonly to: number; readonly typed: string };

/** The trigger that is being typed at the caret; null where there is none. A `/` within a word, as in `24/7`, is none. */
export function findTriggerAt(text: string, caret: number): TypedTrigger | null {
  const before = text.slice(Math.max(0, caret - 26), caret);
  const typed = /(?:^|[\s(])\/([\p{L}\p{N}-]{0,24})$/u.exec(before)?.[1];
  return typed === undefined ? null : { from: caret - typed.length - 1, to: caret, typed };
}

const maxSuggestions = 8;

/** What a typed trigger may become: triggers that begin with it, then texts with a word that does. */
export function suggestSnippets(snippets: readonly Snippet[], typed: string): Snippet[] {
  const sought = normalizeName(typed);
  const begins = snippets.filter(({ trigger }) => normalizeName(trigger).startsWith(sought));
  const within = snippets.filter(
    (snippet) =>
      !begins.includes(snippet) && sought !== '' && ` ${normalizeName(snippet.text)}`.includes(` ${sought}`),
  );
  return [...begins, ...within].slice(0, maxSuggestions);
}

/**
 * The text with the snippet in the place of its trigger, and where the caret is then; null where it would not fit
 * into the field: then nothing is to be changed, and the window says by how much.
 */
export function insertSnippet(
  field: TemplateFieldName,
  text: string,
  { from, to }: Pick<TypedTrigger, 'from' | 'to'>,
  snippet: Snippet,
): { readonly text: string; readonly caret: number } | null {
  const next = `${text.slice(0, from)}${snippet.text}${text.slice(to)}`;
  return countRemainingCharacters(field, next) < 0 ? null : { text: next, caret: from + snippet.text.length };
}
