import {
  presetSchema,
  snippetSchema,
  type Preset,
  type Snippet,
  type Words,
} from '../../../shared/templates/templates';

export type WordEntry =
  { readonly kind: 'preset'; readonly entry: Preset } | { readonly kind: 'snippet'; readonly entry: Snippet };

export function entriesOf({ presets, snippets }: Words): readonly WordEntry[] {
  return [
    ...presets.map((entry) => ({ kind: 'preset' as const, entry })),
    ...snippets.map((entry) => ({ kind: 'snippet' as const, entry })),
  ];
}

export function newPreset(id: string): Preset {
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

export function newSnippet(id: string): Snippet {
  return { id, language: 'en', trigger: '', text: '' };
}

/** In the place of the one with its id, else behind the others. */
export function withEntry(words: Words, { kind, entry }: WordEntry): Words {
  return kind === 'preset'
    ? { ...words, presets: put(words.presets, entry) }
    : { ...words, snippets: put(words.snippets, entry) };
}

export function withoutEntry(words: Words, { kind, entry }: WordEntry): Words {
  return kind === 'preset'
    ? { ...words, presets: words.presets.filter(({ id }) => id !== entry.id) }
    : { ...words, snippets: words.snippets.filter(({ id }) => id !== entry.id) };
}

/** The entry as it can be kept; undefined where something of it is missing or too long. */
export function checked({ kind, entry }: WordEntry): WordEntry | undefined {
  if (kind === 'preset') {
    const preset = presetSchema.safeParse(entry);
    return preset.success ? { kind, entry: preset.data } : undefined;
  }
  const snippet = snippetSchema.safeParse(entry);
  return snippet.success ? { kind, entry: snippet.data } : undefined;
}

function put<T extends { readonly id: string }>(entries: readonly T[], entry: T): T[] {
  return entries.some(({ id }) => id === entry.id)
    ? entries.map((other) => (other.id === entry.id ? entry : other))
    : [...entries, entry];
}
