import { z } from 'zod';
import { fieldFaultSchema } from '../calls/call';
import type { Language } from '../i18n/language';
import { explanationAt, type Explanation } from '../messages/explanation';
import { sharedMessages } from '../messages/messages';

/** The state of the keychain when a token could not be read or written. */
export const keychainTroubles = [
  'absent',
  'locked',
  'cancelled',
  'no session bus',
  'not answering',
  'damaged entry',
  'failed',
] as const;

export const databaseTroubles = [
  'disk full',
  'read-only',
  'damaged',
  'newer than the app',
  'development-version',
  'in-use',
  'open-elsewhere',
  'failed',
] as const;

/**
 * What a database error means for the ticket that was being sent. `not-sent`: no byte of it left. `answer-not-saved`:
 * StoreHub has answered, and the answer waits for the disk.
 */
export const ticketsAtFault = ['not-sent', 'answer-not-saved'] as const;

/** What keeps a file outside the app's own folder from being written or read; `busy`: another is being worked on. */
export const fileTroubles = ['disk full', 'not writable', 'not readable', 'busy', 'failed'] as const;

/** What keeps a page from getting onto paper. */
export const printerTroubles = ['none', 'failed'] as const;

/** Why something cannot be done as things stand. */
export const refusalReasons = [
  'mode is fixed',
  'not to be mended',
  'not uncertain',
  'no token',
  'not to be sent again',
  'words not saved',
  'settings-not-saved',
  'no file of words',
  'file not written',
  'not-confirmed',
  'too-many-sends',
] as const;

/** Why an archive of another history is not taken in, none of it. */
export const archiveTroubles = [
  'not an archive',
  'not whole',
  'packed otherwise',
  'newer',
  'other mode',
  'no room',
] as const;

/** Everything that can go wrong between the window and the main process, as data. */
export const appErrorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fields not ready'), faults: z.array(fieldFaultSchema) }),
  z.strictObject({ kind: z.literal('not found'), what: z.enum(['call', 'ticket', 'view', 'reminder']) }),
  z.strictObject({ kind: z.literal('not allowed now'), why: z.enum(refusalReasons) }),
  z.strictObject({ kind: z.literal('token not valid') }),
  z.strictObject({
    kind: z.literal('keychain'),
    trouble: z.enum(keychainTroubles),
    detail: z.string().max(500),
  }),
  z.strictObject({
    kind: z.literal('database'),
    trouble: z.enum(databaseTroubles),
    detail: z.string().max(500),
    /** The computer that has the history open, where that is known. */
    host: z.string().max(255).optional(),
    /** Absent where the error is not about sending, or nothing is certain. */
    ticket: z.enum(ticketsAtFault).optional(),
  }),
  z.strictObject({ kind: z.literal('file'), trouble: z.enum(fileTroubles) }),
  z.strictObject({ kind: z.literal('printer'), trouble: z.enum(printerTroubles) }),
  z.strictObject({ kind: z.literal('archive'), trouble: z.enum(archiveTroubles) }),
  z.strictObject({ kind: z.literal('request not valid'), detail: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('sender not trusted') }),
  z.strictObject({ kind: z.literal('fault in the app'), detail: z.string().max(2000) }),
]);

export type AppError = z.infer<typeof appErrorSchema>;
export type KeychainTrouble = (typeof keychainTroubles)[number];
export type ArchiveTrouble = (typeof archiveTroubles)[number];
export type FileTrouble = (typeof fileTroubles)[number];
export type RefusalReason = (typeof refusalReasons)[number];
export type DatabaseTrouble = (typeof databaseTroubles)[number];

/** Whether the agent was asked for confirmation and said no: they know, and need no words about it. */
export function wasDeclined(error: AppError): boolean {
  return error.kind === 'not allowed now' && error.why === 'not-confirmed';
}

/** The sentence and the next step for an error. */
export function explainError(error: AppError, language: Language): Explanation {
  const t = sharedMessages[language];
  switch (error.kind) {
    case 'not found':
      return explanationAt(`errors.not found.${error.what}`, language);
    case 'not allowed now':
      return { sentence: t(`errors.not allowed now.${error.why}`), nextStep: t('errors.nothingChanged') };
    case 'keychain':
      return explainKeychain(error.trouble, language);
    case 'database':
      return explainDatabase(error, language);
    case 'file':
      return explanationAt(`errors.file.${error.trouble}`, language);
    case 'printer':
      return explanationAt(`errors.printer.${error.trouble}`, language);
    case 'archive':
      return { sentence: t(`errors.archive.${error.trouble}`), nextStep: t('errors.archiveStep') };
    case 'fields not ready':
    case 'token not valid':
    case 'request not valid':
    case 'sender not trusted':
    case 'fault in the app':
      return explanationAt(`errors.${error.kind}`, language);
  }
}

function explainDatabase(
  { trouble, host, ticket }: Extract<AppError, { kind: 'database' }>,
  language: Language,
): Explanation {
  if (ticket === 'answer-not-saved') return explanationAt('errors.answerNotSaved', language);
  if (ticket === 'not-sent') return explanationAt(`errors.notSent.${trouble}`, language);
  const explanation = explanationAt(`errors.database.${trouble}`, language);
  if (trouble !== 'open-elsewhere' || host === undefined) return explanation;
  return { ...explanation, sentence: sharedMessages[language]('errors.openOn', { host }) };
}

/** The same where the error keeps the history from being opened: nothing was typed yet, and the app tries again. */
export function explainNotOpened(error: AppError, language: Language): Explanation {
  if (error.kind !== 'database') return explainError(error, language);
  switch (error.trouble) {
    case 'disk full':
    case 'read-only':
    case 'in-use':
      return explanationAt(`errors.notOpened.${error.trouble}`, language);
    case 'damaged':
    case 'newer than the app':
    case 'development-version':
    case 'open-elsewhere':
    case 'failed':
      return explainError(error, language);
  }
}

export function explainKeychain(trouble: KeychainTrouble, language: Language): Explanation {
  return explanationAt(`errors.keychain.${trouble}`, language);
}
