import type { CallFields } from '../../../../shared/calls/call';
import { foldedName } from '../../../../shared/text/normalize-name';
import {
  insertSnippet,
  presetsFor,
  remainingBudget,
  suggestSnippets,
  triggerAt,
  type TypedTrigger,
  type WordField,
} from '../../../../shared/templates/apply-templates';
import type { Preset, Snippet, Words } from '../../../../shared/templates/templates';

export type WordChoice =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** `over` is by how much the field would be too long with it: then it cannot be taken. */
  | { readonly kind: 'snippet'; readonly snippet: Snippet; readonly over: number };

const mostPresets = 5;

/** What the technician needs beside the fields of the contract, each a line with its label. */
const remarkLines: readonly Snippet[] = [
  { id: 'line-contact', language: 'en', trigger: 'contact', text: 'Site contact: ' },
  { id: 'line-access', language: 'en', trigger: 'access', text: 'Access: ' },
  { id: 'line-preferred', language: 'en', trigger: 'preferred', text: 'Preferred, not booked: ' },
];

function onOwnLine(snippet: Snippet, text: string, { from }: TypedTrigger): Snippet {
  if (!remarkLines.includes(snippet) || /(?:^|\n)$/.test(text.slice(0, from))) return snippet;
  return { ...snippet, text: `\n${snippet.text}` };
}

/**
 * What `/` and the signs behind it may become: in an issue that is empty but for it, whole presets too, those in the
 * language of the caller first.
 */
export function choicesFor(
  words: Words,
  fields: Pick<CallFields, 'issue' | 'remark' | 'serviceId' | 'callerLanguage'>,
  field: WordField,
  trigger: TypedTrigger,
): readonly WordChoice[] {
  const text = fields[field];
  const isAlone = textWithout(text, trigger).trim() === '';
  const presets = field === 'issue' && isAlone ? presetsLike(words.presets, fields, trigger.typed) : [];
  const found = suggestSnippets(
    field === 'remark' ? [...remarkLines, ...words.snippets] : words.snippets,
    trigger.typed,
  ).map((snippet) => onOwnLine(snippet, text, trigger));
  const snippets = found.map((snippet) => ({
    kind: 'snippet' as const,
    snippet,
    over: overBy(field, text, trigger, snippet),
  }));
  return [...presets.map((preset) => ({ kind: 'preset' as const, preset })), ...snippets];
}

export function triggerIn(text: string, caret: number): TypedTrigger | null {
  return triggerAt(text, caret);
}

export function textWithout(text: string, { from, to }: TypedTrigger): string {
  return `${text.slice(0, from)}${text.slice(to)}`;
}

function presetsLike(
  presets: readonly Preset[],
  { serviceId, callerLanguage }: Pick<CallFields, 'serviceId' | 'callerLanguage'>,
  typed: string,
): Preset[] {
  const sought = foldedName(typed);
  const rank = ({ language }: Preset) => (language === callerLanguage ? 0 : 1);
  return presetsFor(presets, serviceId)
    .filter(({ name }) => ` ${foldedName(name)}`.includes(` ${sought}`))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, mostPresets);
}

function overBy(field: WordField, text: string, trigger: TypedTrigger, snippet: Snippet): number {
  if (insertSnippet(field, text, trigger, snippet) !== null) return 0;
  return -remainingBudget(field, textWithout(text, trigger)) + snippet.text.length;
}
