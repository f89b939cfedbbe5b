import { z } from 'zod';
import { languages } from '../i18n/language';
import { priorities, serviceIds } from '../tickets/services';
import { textLimits } from '../tickets/create-ticket-request';

/** Text of so many UTF-16 code units at most; zod's own `max` counts an emoji as one. */
const textUpTo = (longest: number) => z.string().refine((text) => text.length <= longest);
const filled = (longest: number) => textUpTo(longest).refine((text) => text.trim() !== '');

/**
 * What is said again and again for a service: it fills what is empty. '' and null leave a field alone. `language` is
 * that of its words, not of the screen.
 */
export const presetSchema = z.strictObject({
  id: filled(60),
  serviceId: z.literal(serviceIds),
  language: z.enum(languages),
  /** What the agent chooses it by. */
  name: filled(80),
  issue: textUpTo(textLimits.issue),
  remark: textUpTo(textLimits.remark),
  priority: z.literal(priorities).nullable(),
  /** To be asked one after the other. */
  questions: z.array(filled(200)).max(12),
});

export type Preset = z.infer<typeof presetSchema>;

/** A text for issue or remark, typed as `/` and its trigger. */
export const snippetSchema = z.strictObject({
  id: filled(60),
  language: z.enum(languages),
  trigger: z.string().regex(/^[\p{L}\p{N}-]{1,24}$/u),
  text: filled(textLimits.issue),
});

export type Snippet = z.infer<typeof snippetSchema>;

const most = { presets: 300, snippets: 600 } as const;

export const wordsSchema = z.strictObject({
  presets: z.array(presetSchema).max(most.presets).refine(haveOwnIds),
  snippets: z.array(snippetSchema).max(most.snippets).refine(haveOwnIds),
});

export type Words = z.infer<typeof wordsSchema>;

function haveOwnIds(entries: readonly { readonly id: string }[]): boolean {
  return new Set(entries.map(({ id }) => id)).size === entries.length;
}

/** `leftOut` counts entries of the file that were not understood, or for which there was no room. */
export const wordsImportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('imported'), words: wordsSchema, leftOut: z.number().int().min(0) }),
]);

export const wordsExportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('exported'), file: z.string() }),
]);

/** What a file of words begins with, so that no other JSON is taken for one. */
const fileMark = 'storehub-helpdesk-words';

/** The text of a file of words: JSON, `{"kind": "storehub-helpdesk-words", "version": 1, "presets", "snippets"}`. */
export function writeWords(words: Words): string {
  return `${JSON.stringify({ kind: fileMark, version: 1, ...words }, null, 2)}\n`;
}

/**
 * Reads a file of words, entry by entry: one that is not understood, or has an id that was there before, costs no
 * other. Null where the text is no such file.
 */
export function readWords(text: string): { readonly words: Words; readonly leftOut: number } | null {
  const file = fileSchema.safeParse(jsonOf(text));
  if (!file.success) return null;
  const presets = known(presetSchema, file.data.presets);
  const snippets = known(snippetSchema, file.data.snippets);
  const words = {
    presets: presets.slice(0, most.presets),
    snippets: snippets.slice(0, most.snippets),
  };
  const given = file.data.presets.length + file.data.snippets.length;
  return { words, leftOut: given - words.presets.length - words.snippets.length };
}

/** Words with those of a file: an entry of the same id is replaced, the others are added behind. */
export function mergeWords(own: Words, added: Words): { readonly words: Words; readonly leftOut: number } {
  const presets = merged(own.presets, added.presets);
  const snippets = merged(own.snippets, added.snippets);
  const words = { presets: presets.slice(0, most.presets), snippets: snippets.slice(0, most.snippets) };
  const leftOut = presets.length - words.presets.length + (snippets.length - words.snippets.length);
  return { words, leftOut };
}

const fileSchema = z.object({
  kind: z.literal(fileMark),
  version: z.literal(1),
  presets: z.array(z.unknown()).max(100_000),
  snippets: z.array(z.unknown()).max(100_000),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function known<T extends { readonly id: string }>(
  schema: z.ZodType<T>,
  entries: readonly unknown[],
): readonly T[] {
  const byId = new Map<string, T>();
  for (const entry of entries) {
    const parsed = schema.safeParse(entry);
    if (parsed.success && !byId.has(parsed.data.id)) byId.set(parsed.data.id, parsed.data);
  }
  return [...byId.values()];
}

function merged<T extends { readonly id: string }>(own: readonly T[], added: readonly T[]): T[] {
  return [...new Map([...own, ...added].map((entry) => [entry.id, entry])).values()];
}
