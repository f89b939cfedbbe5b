import type { CallFields } from '../calls/call';
import { normalizeName } from '../text/normalize-name';
import { textLimits } from '../tickets/create-ticket-request-schema';
import type { Preset, Snippet } from './templates';

/** The fields that templates go into. StoreHub limits the length of both. */
export type TemplateFieldName = 'issue' | 'remark';

/** How many characters fit into a field, as StoreHub counts them. Negative if the text is too long. */
export function countRemainingCharacters(field: TemplateFieldName, text: string): number {
  return textLimits[field] - text.trim().length;
}

export type PresetField = TemplateFieldName | 'serviceId' | 'priority';

/** Fills every empty field from a preset. A normal priority counts as empty. */
export function applyPreset(fields: CallFields, preset: Preset): CallFields {
  const fill = (field: TemplateFieldName) => (fields[field].trim() === '' ? preset[field] : fields[field]);
  return {
    ...fields,
    issue: fill('issue'),
    remark: fill('remark'),
    serviceId: fields.serviceId ?? preset.serviceId,
    priority: fields.priority === 0 ? (preset.priority ?? 0) : fields.priority,
  };
}

export function filterPresets(presets: readonly Preset[], serviceId: CallFields['serviceId']): Preset[] {
  return presets.filter((preset) => serviceId === null || preset.serviceId === serviceId);
}

/** A `/` and the text typed after it, up to the caret. */
export type TypedTrigger = { readonly from: number; readonly to: number; readonly typed: string };

/** Returns the trigger being typed at the caret, or null. A `/` within a word, as in `24/7`, is no trigger. */
export function findTriggerAt(text: string, caret: number): TypedTrigger | null {
  const before = text.slice(Math.max(0, caret - 26), caret);
  const typed = /(?:^|[\s(])\/([\p{L}\p{N}-]{0,24})$/u.exec(before)?.[1];
  return typed === undefined ? null : { from: caret - typed.length - 1, to: caret, typed };
}

const maxSuggestions = 8;

/**
 * Suggests snippets for a typed trigger: first those whose trigger begins with it, then those with a word that does.
 */
export function suggestSnippets(snippets: readonly Snippet[], typed: string): Snippet[] {
  const query = normalizeName(typed);
  const begins = snippets.filter(({ trigger }) => normalizeName(trigger).startsWith(query));
  const within = snippets.filter(
    (snippet) =>
      !begins.includes(snippet) && query !== '' && ` ${normalizeName(snippet.text)}`.includes(` ${query}`),
  );
  return [...begins, ...within].slice(0, maxSuggestions);
}

/**
 * Replaces the trigger with its snippet and returns the new caret. Returns null if the text would not fit into the
 * field: the window then changes nothing and says by how much it is too long.
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
