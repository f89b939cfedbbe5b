import { z } from 'zod';
import {
  maxFormDrafts,
  formDraftContentSchema,
  formDraftSchema,
  formDraftTargetSchema,
} from '../form-drafts/form-draft';
import { nothing } from './common-request-schemas';

/** The part of the contract about forms that are being typed. */
export const formDraftContract = {
  'drafts.list': { request: nothing, response: z.array(formDraftSchema).max(maxFormDrafts) },
  /** Saves what is typed so far; null removes it. Ignores a ticket that is not there any more. */
  'drafts.save': {
    request: formDraftTargetSchema.extend({ content: formDraftContentSchema.nullable() }),
    response: nothing,
  },
} as const;
