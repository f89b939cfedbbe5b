import { z } from 'zod';
import {
  callerQuerySchema,
  callerSuggestionsSchema,
  pastCasesQuerySchema,
  pastCasesSchema,
} from '../callers/caller-suggestions';
import {
  contactNoteAnswerSchema,
  contactNoteChangeSchema,
  foundContactNotesSchema,
} from '../callers/contact-note';
import { nothing } from './common-request-schemas';

const callerDismissal = z.strictObject({ phone: z.string().max(200_000), callerKey: z.string().max(5000) });

/** The part of the contract about known callers: who they may be, their cases, and the notes on them. */
export const callerContract = {
  /**
   * The likely callers for what is typed so far: from 4 digits of the number, or 3 letters of a name, a store, a case
   * number or a reference. Less than that suggests nobody. Fast enough to be asked at every key.
   */
  'callers.match': { request: callerQuerySchema, response: callerSuggestionsSchema },
  /**
   * Writes or removes the lasting note on a caller or a store. Ignores a contact that identifies nobody, and a change
   * of an older note.
   */
  'callers.set-note': { request: contactNoteChangeSchema, response: contactNoteAnswerSchema },
  /** The newest lasting notes in which every word occurs, and the number of all of them. */
  'callers.find-notes': {
    request: z.strictObject({ text: z.string().max(10_000) }),
    response: foundContactNotesSchema,
  },
  /** The past cases of a caller's number and store, newest first, to go through beside the call. */
  'callers.find-past-cases': { request: pastCasesQuerySchema, response: pastCasesSchema },
  /**
   * Stops suggesting the caller with this key for this number as typed. `isRemembered` is false if fewer than 4 digits
   * were typed: the window then leaves the caller out for the rest of this call.
   */
  'callers.dismiss': { request: callerDismissal, response: z.strictObject({ isRemembered: z.boolean() }) },
  /** Undoes `callers.dismiss`. */
  'callers.undo-dismiss': { request: callerDismissal, response: nothing },
} as const;
