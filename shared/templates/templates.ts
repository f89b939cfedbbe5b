import { z } from 'zod';
import { maxQuestionLength } from '../calls/asked-questions';
import { languages } from '../i18n/language';
import { priorities, serviceIds } from '../tickets/services-and-priorities';
import { textLimits } from '../tickets/create-ticket-request-schema';

/** Text with at most this many UTF-16 code units. zod's own `max` counts an emoji as one. */
const textUpTo = (maxLength: number) => z.string().refine((text) => text.length <= maxLength);
const nonBlankText = (maxLength: number) => textUpTo(maxLength).refine((text) => text.trim() !== '');

/** In UTF-16 code units. */
export const maxPresetNameLength = 80;
export const maxQuestions = 12;
/** In letters and digits. */
export const maxTriggerLength = 24;

const triggerPattern = new RegExp(String.raw`^[\p{L}\p{N}-]{1,${maxTriggerLength}}$`, 'u');

/**
 * Values that a service's tickets often need. A preset only fills empty fields, and those that another preset filled;
 * '' and null leave an empty field alone. `language` is the language of its texts, not of the screen.
 */
export const presetSchema = z.strictObject({
  id: nonBlankText(60),
  serviceId: z.literal(serviceIds),
  language: z.enum(languages),
  /** The name by which the agent chooses it. */
  name: nonBlankText(maxPresetNameLength),
  issue: textUpTo(textLimits.issue),
  remark: textUpTo(textLimits.remark),
  priority: z.literal(priorities).nullable(),
  /** Questions for the agent to ask, in order. */
  questions: z.array(nonBlankText(maxQuestionLength)).max(maxQuestions),
});

export type Preset = z.infer<typeof presetSchema>;

/** A text for the issue or the remark, typed as `/` and its trigger. */
export const snippetSchema = z.strictObject({
  id: nonBlankText(60),
  language: z.enum(languages),
  trigger: z.string().regex(triggerPattern),
  text: nonBlankText(textLimits.issue),
});

export type Snippet = z.infer<typeof snippetSchema>;

/** One preset or snippet. */
export const templateEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preset'), entry: presetSchema }),
  z.strictObject({ kind: z.literal('snippet'), entry: snippetSchema }),
]);

export type TemplateEntry = z.infer<typeof templateEntrySchema>;

/** Names an entry, to be removed. */
export const templateEntryIdSchema = z.strictObject({
  kind: z.enum(['preset', 'snippet']),
  id: nonBlankText(60),
});

export type TemplateEntryId = z.infer<typeof templateEntryIdSchema>;

const maxEntries = { presets: 300, snippets: 600 } as const;

export const templatesSchema = z.strictObject({
  presets: z.array(presetSchema).max(maxEntries.presets).refine(haveUniqueIds),
  snippets: z.array(snippetSchema).max(maxEntries.snippets).refine(haveUniqueIds),
});

export type Templates = z.infer<typeof templatesSchema>;

function haveUniqueIds(entries: readonly { readonly id: string }[]): boolean {
  return new Set(entries.map(({ id }) => id)).size === entries.length;
}

/** `leftOut` counts entries of the file that were invalid, or for which there was no room. */
export const templatesImportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({
    kind: z.literal('imported'),
    templates: templatesSchema,
    leftOut: z.number().int().min(0),
  }),
]);

export const templatesExportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('exported'), file: z.string() }),
]);

/** Identifies a template file, so that no other JSON is taken for one. */
const fileKind = 'storehub-helpdesk-templates';

/** Formats a template file: JSON, `{"kind": "storehub-helpdesk-templates", "version": 1, "presets", "snippets"}`. */
export function formatTemplatesFile(templates: Templates): string {
  return `${JSON.stringify({ kind: fileKind, version: 1, ...templates }, null, 2)}\n`;
}

/**
 * Parses a template file entry by entry. An invalid entry, or one with a repeated id, does not affect the others.
 * Returns null if the text is no template file.
 */
export function parseTemplatesFile(
  text: string,
): { readonly templates: Templates; readonly leftOut: number } | null {
  const file = fileSchema.safeParse(parseJson(text));
  if (!file.success) return null;
  const presets = parseKnownEntries(presetSchema, file.data.presets);
  const snippets = parseKnownEntries(snippetSchema, file.data.snippets);
  const templates = {
    presets: presets.slice(0, maxEntries.presets),
    snippets: snippets.slice(0, maxEntries.snippets),
  };
  const given = file.data.presets.length + file.data.snippets.length;
  return { templates, leftOut: given - templates.presets.length - templates.snippets.length };
}

/** Merges templates with those of a file: an entry with a known id is replaced, the others are appended. */
export function mergeTemplates(
  own: Templates,
  added: Templates,
): { readonly templates: Templates; readonly leftOut: number } {
  const presets = mergeById(own.presets, added.presets);
  const snippets = mergeById(own.snippets, added.snippets);
  const templates = {
    presets: presets.slice(0, maxEntries.presets),
    snippets: snippets.slice(0, maxEntries.snippets),
  };
  const leftOut = presets.length - templates.presets.length + (snippets.length - templates.snippets.length);
  return { templates, leftOut };
}

const fileSchema = z.object({
  kind: z.literal(fileKind),
  version: z.literal(1),
  presets: z.array(z.unknown()).max(100_000),
  snippets: z.array(z.unknown()).max(100_000),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function parseKnownEntries<T extends { readonly id: string }>(
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

function mergeById<T extends { readonly id: string }>(own: readonly T[], added: readonly T[]): T[] {
  return [...new Map([...own, ...added].map((entry) => [entry.id, entry])).values()];
}
