import type { CallFields } from '../../../../shared/calls/call';
import { hasWordBeginningWith, normalizeName } from '../../../../shared/text/normalize-name';
import {
  insertSnippet,
  filterPresets,
  countRemainingCharacters,
  suggestSnippets,
  findTriggerAt,
  type TypedTrigger,
  type TemplateFieldName,
} from '../../../../shared/templates/apply-presets-and-snippets';
import { countPresetExcess } from './fill-from-preset';
import { removePresetValues } from './remove-preset-values';
import type { Preset, Snippet, Templates } from '../../../../shared/templates/templates';

export type TemplateChoice =
  /**
   * `over` is by how many characters the field would exceed its limit. If positive, the preset or snippet cannot be inserted.
   */
  | { readonly kind: 'preset'; readonly preset: Preset; readonly over: number }
  | { readonly kind: 'snippet'; readonly snippet: Snippet; readonly over: number };

const maxPresets = 5;

/** Information for the technician that has no field in the contract, each as a labelled line. */
const remarkLines: readonly Snippet[] = [
  { id: 'line-contact', language: 'en', trigger: 'contact', text: 'Site contact: ' },
  { id: 'line-access', language: 'en', trigger: 'access', text: 'Access: ' },
  { id: 'line-preferred', language: 'en', trigger: 'preferred', text: 'Preferred, not booked: ' },
];

function putOnOwnLine(snippet: Snippet, text: string, { from }: TypedTrigger): Snippet {
  if (!remarkLines.includes(snippet) || /(?:^|\n)$/.test(text.slice(0, from))) return snippet;
  return { ...snippet, text: `\n${snippet.text}` };
}

/**
 * Lists choices for the typed trigger. In the issue these include whole presets, those in the caller's language first. Beside
 * other text they come after the snippets: a preset's text follows that text. What another preset has filled
 * in counts as empty: the chosen one takes its place.
 */
export function listTemplateChoices(
  templates: Templates,
  fields: CallFields,
  field: TemplateFieldName,
  trigger: TypedTrigger,
): readonly TemplateChoice[] {
  const text = fields[field];
  const rest = { ...fields, [field]: removeTrigger(text, trigger) };
  const own = removePresetValues(rest);
  const isAlone = own[field].trim() === '';
  const presets = (field === 'issue' ? filterMatchingPresets(templates.presets, own, trigger.typed) : []).map(
    (preset) => ({ kind: 'preset' as const, preset, over: countPresetExcess(rest, preset) }),
  );
  const found = suggestSnippets(
    field === 'remark' ? [...remarkLines, ...templates.snippets] : templates.snippets,
    trigger.typed,
  ).map((snippet) => putOnOwnLine(snippet, text, trigger));
  const snippets = found.map((snippet) => ({
    kind: 'snippet' as const,
    snippet,
    over: countExcessCharacters(field, text, trigger, snippet),
  }));
  return isAlone ? [...presets, ...snippets] : [...snippets, ...presets];
}

export function findTriggerInField(text: string, caret: number): TypedTrigger | null {
  return findTriggerAt(text, caret);
}

export function removeTrigger(text: string, { from, to }: TypedTrigger): string {
  return `${text.slice(0, from)}${text.slice(to)}`;
}

function filterMatchingPresets(
  presets: readonly Preset[],
  { serviceId, callerLanguage }: Pick<CallFields, 'serviceId' | 'callerLanguage'>,
  typed: string,
): Preset[] {
  const query = normalizeName(typed);
  const rank = ({ language }: Preset) => (language === callerLanguage ? 0 : 1);
  return filterPresets(presets, serviceId)
    .filter(({ name }) => hasWordBeginningWith(normalizeName(name), query))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, maxPresets);
}

function countExcessCharacters(
  field: TemplateFieldName,
  text: string,
  trigger: TypedTrigger,
  snippet: Snippet,
): number {
  if (insertSnippet(field, text, trigger, snippet) !== null) return 0;
  return -countRemainingCharacters(field, removeTrigger(text, trigger)) + snippet.text.length;
}
