import { z } from 'zod';

/** A server as typed into its form, without the password, which is in the page only while its field is. */
const typedServerSchema = z.object({
  host: z.string(),
  port: z.string(),
  database: z.string(),
  user: z.string(),
  certificateFile: z.string().nullable(),
});

export type TypedServer = Readonly<z.infer<typeof typedServerSchema>>;

export function parseTypedServer(json: unknown): TypedServer | null {
  return typedServerSchema.safeParse(json).data ?? null;
}
