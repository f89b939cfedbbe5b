import {
  presetSchema,
  snippetSchema,
  type Preset,
  type Snippet,
  type Templates,
} from '../../../shared/templates/templates';

export type TemplateEntry =
  | { readonly kind: 'preset'; readonly entry: Preset }
  | { readonly kind: 'snippet'; readonly entry: Snippet };

export function listEntries({ presets, snippets }: Templates): readonly TemplateEntry[] {
  return [
    ...presets.map((entry) => ({ kind: 'preset' as const, entry })),
    ...snippets.map((entry) => ({ kind: 'snippet' as const, entry })),
  ];
}

export function createBlankPreset(id: string): Preset {
  return {
    id,
    serviceId: 18,
    language: 'en',
    name: '',
    issue: '',
    remark: '',
    priority: null,
    questions: [],
  };
}

export function createBlankSnippet(id: string): Snippet {
  return { id, language: 'en', trigger: '', text: '' };
}

/** Replaces the entry with the same id, or appends it. */
export function saveEntry(templates: Templates, { kind, entry }: TemplateEntry): Templates {
  return kind === 'preset'
    ? { ...templates, presets: replaceOrAppend(templates.presets, entry) }
    : { ...templates, snippets: replaceOrAppend(templates.snippets, entry) };
}

export function removeEntry(templates: Templates, { kind, entry }: TemplateEntry): Templates {
  return kind === 'preset'
    ? { ...templates, presets: templates.presets.filter(({ id }) => id !== entry.id) }
    : { ...templates, snippets: templates.snippets.filter(({ id }) => id !== entry.id) };
}

/** Returns the entry as it can be saved; undefined if something is missing or too long. */
export function validateEntry({ kind, entry }: TemplateEntry): TemplateEntry | undefined {
  if (kind === 'preset') {
    const preset = presetSchema.safeParse(entry);
    return preset.success ? { kind, entry: preset.data } : undefined;
  }
  const snippet = snippetSchema.safeParse(entry);
  return snippet.success ? { kind, entry: snippet.data } : undefined;
}

function replaceOrAppend<T extends { readonly id: string }>(entries: readonly T[], entry: T): T[] {
  return entries.some(({ id }) => id === entry.id)
    ? entries.map((other) => (other.id === entry.id ? entry : other))
    : [...entries, entry];
}
