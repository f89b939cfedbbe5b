import { z } from 'zod';
import { fieldFaultSchema } from '../calls/call';
import type { Language } from '../i18n/language';
import { getExplanation, type Explanation } from '../messages/explanation';
import { sharedMessages } from '../messages/shared-catalogues';

/** Why the keychain could not read or write a token. */
export const keychainErrorCodes = [
  'absent',
  'locked',
  'cancelled',
  'no-session-bus',
  'not-responding',
  'invalid-entry',
  'failed',
] as const;

export const databaseErrorCodes = [
  'disk-full',
  'read-only',
  'damaged',
  'newer-version',
  'development-version',
  'in-use',
  'open-elsewhere',
  'still-opening',
  'failed',
] as const;

/**
 * What a database error means for the ticket being sent. `not-sent`: no byte of it left the PC. `answer-not-saved`:
 * StoreHub has answered, and the answer waits until the disk accepts it.
 */
export const ticketsAtFault = ['not-sent', 'answer-not-saved'] as const;

/**
 * Why a file outside the app's own folder cannot be written or read. `busy`: the app is already working on another
 * file.
 */
export const fileErrorCodes = ['disk-full', 'not-writable', 'not-readable', 'busy', 'failed'] as const;

/** Why a page cannot be printed. */
export const printerErrorCodes = ['none', 'failed'] as const;

/** Why an action is refused in the current state. */
export const refusalReasons = [
  'mode-fixed',
  'not-correctable',
  'not-uncertain',
  'no-token',
  'not-resendable',
  'templates-not-saved',
  'settings-not-saved',
  'ending-list-read-again',
  'set-by-organisation',
  'not-a-template-file',
  'file-not-written',
  'not-confirmed',
  'too-many-sends',
  'open-calls-full',
  'open-call-list-full',
  'saved-views-full',
  'templates-full',
  'reminders-full',
  'notes-full',
  'contact-notes-full',
  'form-drafts-full',
  'ending-kind-removed',
  'call-has-ticket',
  'ending-not-undoable',
  'ending-too-old',
  'ending-of-other-pc',
] as const;

/** Why an archive is rejected as a whole. */
export const archiveErrorCodes = [
  'not-an-archive',
  'incomplete',
  'unsupported-zip',
  'newer',
  'other-mode',
  'no-space',
] as const;

/** Every error that can occur between the window and the main process, as data. */
export const appErrorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fields-not-ready'), faults: z.array(fieldFaultSchema) }),
  z.strictObject({
    kind: z.literal('not-found'),
    what: z.enum(['call', 'ticket', 'view', 'reminder', 'incident']),
  }),
  z.strictObject({ kind: z.literal('not-allowed'), reason: z.enum(refusalReasons) }),
  z.strictObject({ kind: z.literal('invalid-token') }),
  z.strictObject({
    kind: z.literal('keychain'),
    errorCode: z.enum(keychainErrorCodes),
    detail: z.string().max(500),
  }),
  z.strictObject({
    kind: z.literal('database'),
    errorCode: z.enum(databaseErrorCodes),
    detail: z.string().max(500),
    /** The computer that has the history open, if known. */
    host: z.string().max(255).optional(),
    /** Absent if the error is not about sending, or if the effect on the ticket is unknown. */
    ticket: z.enum(ticketsAtFault).optional(),
  }),
  z.strictObject({ kind: z.literal('file'), errorCode: z.enum(fileErrorCodes) }),
  z.strictObject({ kind: z.literal('printer'), errorCode: z.enum(printerErrorCodes) }),
  z.strictObject({ kind: z.literal('archive'), errorCode: z.enum(archiveErrorCodes) }),
  z.strictObject({ kind: z.literal('invalid-request'), detail: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('untrusted-sender') }),
  z.strictObject({
    kind: z.literal('internal'),
    detail: z.string().max(2000),
    /** There was no answer within the time limit: what was asked for may still be done. */
    isUnanswered: z.literal(true).optional(),
  }),
]);

export type AppError = z.infer<typeof appErrorSchema>;
export type KeychainErrorCode = (typeof keychainErrorCodes)[number];
export type ArchiveErrorCode = (typeof archiveErrorCodes)[number];
export type FileErrorCode = (typeof fileErrorCodes)[number];
export type RefusalReason = (typeof refusalReasons)[number];
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

/** Whether an error leaves open whether what was asked for is done. */
export function isUnanswered(error: AppError): boolean {
  return error.kind === 'internal' && error.isUnanswered === true;
}

/** Whether the agent declined a confirmation dialog. No message is needed then. */
export function isDeclined(error: AppError): boolean {
  return error.kind === 'not-allowed' && error.reason === 'not-confirmed';
}

/** Returns the sentence and the next step that explain an error. */
export function explainError(error: AppError, language: Language): Explanation {
  const t = sharedMessages[language];
  switch (error.kind) {
    case 'not-found':
      return getExplanation(`errors.not-found.${error.what}`, language);
    case 'not-allowed':
      return { sentence: t(`errors.not-allowed.${error.reason}`), nextStep: t('errors.nothingChanged') };
    case 'keychain':
      return explainKeychainError(error.errorCode, language);
    case 'database':
      return explainDatabaseError(error, language);
    case 'file':
      return getExplanation(`errors.file.${error.errorCode}`, language);
    case 'printer':
      return getExplanation(`errors.printer.${error.errorCode}`, language);
    case 'archive':
      return { sentence: t(`errors.archive.${error.errorCode}`), nextStep: t('errors.archiveStep') };
    case 'fields-not-ready':
    case 'invalid-token':
    case 'invalid-request':
    case 'untrusted-sender':
    case 'internal':
      return getExplanation(`errors.${error.kind}`, language);
  }
}

function explainDatabaseError(
  { errorCode, host, ticket }: Extract<AppError, { kind: 'database' }>,
  language: Language,
): Explanation {
  if (ticket === 'answer-not-saved') return getExplanation('errors.answerNotSaved', language);
  if (ticket === 'not-sent') return getExplanation(`errors.notSent.${errorCode}`, language);
  const explanation = getExplanation(`errors.database.${errorCode}`, language);
  if (errorCode !== 'open-elsewhere' || host === undefined) return explanation;
  return { ...explanation, sentence: sharedMessages[language]('errors.openOn', { host }) };
}

/** Like `explainError`, for a note: the agent saves it again, since nothing does so automatically. */
export function explainNoteError(error: AppError, language: Language): Explanation {
  const code = error.kind === 'database' ? error.errorCode : undefined;
  return code === 'disk-full' || code === 'read-only'
    ? getExplanation(`errors.noteNotSaved.${code}`, language)
    : explainError(error, language);
}

/**
 * Like `explainError`, for an error that keeps the history from being opened. Nothing was typed yet, and the app
 * retries.
 */
export function explainNotOpened(error: AppError, language: Language): Explanation {
  if (error.kind !== 'database') return explainError(error, language);
  switch (error.errorCode) {
    case 'disk-full':
    case 'read-only':
    case 'in-use':
      return getExplanation(`errors.notOpened.${error.errorCode}`, language);
    case 'damaged':
    case 'newer-version':
    case 'development-version':
    case 'open-elsewhere':
    case 'still-opening':
    case 'failed':
      return explainError(error, language);
  }
}

export function explainKeychainError(errorCode: KeychainErrorCode, language: Language): Explanation {
  return getExplanation(`errors.keychain.${errorCode}`, language);
}
