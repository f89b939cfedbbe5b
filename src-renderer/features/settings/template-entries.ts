import { z } from 'zod';
import {
  presetSchema,
  snippetSchema,
  type Preset,
  type Snippet,
  type TemplateEntry,
  type Templates,
} from '../../../shared/templates/templates';

const presetInFormSchema = presetSchema.extend({
  name: z.string(),
  issue: z.string(),
  remark: z.string(),
  questions: z.array(z.string()),
});
const snippetInFormSchema = snippetSchema.extend({ trigger: z.string(), text: z.string() });

/** Whether something is an entry as a form holds it: its texts may be missing or too long. Null if it is none. */
export function parseTypedEntry(json: unknown): TemplateEntry | null {
  const preset = z.object({ kind: z.literal('preset'), entry: presetInFormSchema }).safeParse(json);
  if (preset.success) return preset.data;
  const snippet = z.object({ kind: z.literal('snippet'), entry: snippetInFormSchema }).safeParse(json);
  return snippet.success ? snippet.data : null;
}

export function isSameEntry(one: TemplateEntry | null, other: TemplateEntry | null): boolean {
  return one !== null && one.kind === other?.kind && one.entry.id === other.entry.id;
}

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

/** Returns the entry as it can be saved; undefined if something is missing or too long. */
export function validateEntry({ kind, entry }: TemplateEntry): TemplateEntry | undefined {
  if (kind === 'preset') {
    const preset = presetSchema.safeParse(entry);
    return preset.success ? { kind, entry: preset.data } : undefined;
  }
  const snippet = snippetSchema.safeParse(entry);
  return snippet.success ? { kind, entry: snippet.data } : undefined;
}
