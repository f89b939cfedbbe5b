import { z } from 'zod';
import {
  maxNoteDrafts,
  noteDraftContentSchema,
  noteDraftSchema,
  noteDraftTargetSchema,
} from '../form-drafts/form-draft';
import { nothing } from './common-request-schemas';

/** The part of the contract about notes that are being typed. */
export const noteDraftContract = {
  'notes.list-drafts': { request: nothing, response: z.array(noteDraftSchema).max(maxNoteDrafts) },
  /** Saves what is typed so far; null removes it. Ignores a ticket that is not there any more. */
  'notes.save-draft': {
    request: noteDraftTargetSchema.extend({ content: noteDraftContentSchema.nullable() }),
    response: nothing,
  },
} as const;
