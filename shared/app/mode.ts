import { z } from 'zod';

/**
 * `live` sends tickets to StoreHub. `practice` sends them to the built-in practice server and has its own database.
 */
export const modes = ['live', 'practice'] as const;
export const modeSchema = z.enum(modes);
export type Mode = z.infer<typeof modeSchema>;
