import type { Client } from 'pg';

/** The presets and snippets of a supervisor as the server has them: a template file, or null without one. */
export type SharedTemplateSet = { readonly version: string; readonly content: string | null };

/** Where this PC keeps them. */
export type SharedTemplates = {
  /** @param content a template file, or null; for a supervisor the own ones come first */
  readonly takeShared: (content: string | null, isSupervisor: boolean) => void;
  /** The own ones, as a template file. */
  readonly getOwn: () => string;
};

/** Reads what all PCs have beside their own presets and snippets. @returns null if it is still the known version */
export async function readTemplateSet(
  client: Client,
  knownVersion: string | null,
): Promise<SharedTemplateSet | null> {
  const { rows } = await client.query<SharedTemplateSet>(
    'SELECT version, content FROM helpdesk.template_set WHERE version IS DISTINCT FROM $1::uuid',
    [knownVersion],
  );
  return rows[0] ?? null;
}

/** Gives all PCs these presets and snippets, or none. The server takes them from a supervisor only. */
export async function writeTemplateSet(client: Client, content: string | null): Promise<void> {
  await client.query('UPDATE helpdesk.template_set SET content = $1', [content]);
}
