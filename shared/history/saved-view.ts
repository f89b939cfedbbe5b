import { z } from 'zod';
import { historyFilterSchema, listQueryShape } from './history-query-and-page';

/** Relative dates. `week` and `month` are the last 7 and 30 days, including today. */
export const relativeDays = ['today', 'yesterday', 'week', 'month'] as const;
export type RelativeDays = (typeof relativeDays)[number];

/**
 * A filter as it is saved. `days` is resolved whenever the view is shown, counted or exported, and overrides `fromMs`
 * and `beforeMs`.
 */
export const savedFilterSchema = historyFilterSchema.extend({ days: z.enum(relativeDays).optional() });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** In UTF-16 code units. */
export const maxViewNameLength = 60;

/** A named history list. Lists keep the order that the agent gives them. */
export const viewContentSchema = z.strictObject({
  ...listQueryShape,
  name: z.string().trim().min(1).max(maxViewNameLength),
  filter: savedFilterSchema.optional(),
});
export const savedViewSchema = viewContentSchema.extend({ id: z.number().int().positive() });

export type ViewContent = z.infer<typeof viewContentSchema>;
export type SavedView = z.infer<typeof savedViewSchema>;
