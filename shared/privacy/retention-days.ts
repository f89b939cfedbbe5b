import { z } from 'zod';

/** How long a history is kept, in days. Null means forever. */
export const retentionDaysSchema = z.number().int().min(1).max(36_500).nullable();
