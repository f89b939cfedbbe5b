import { z } from 'zod';
import { fieldFaultSchema } from '../calls/call';
import type { Language } from '../i18n/language';
import { explanationAt, type Explanation } from '../messages/explanation';
import { sharedMessages } from '../messages/messages';

/** The state of the keychain when a token could not be read or written. */
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
  'failed',
] as const;

/**
 * What a database error means for the ticket that was being sent. `not-sent`: no byte of it left. `answer-not-saved`:
 * StoreHub has answered, and the answer waits for the disk.
 */
export const ticketsAtFault = ['not-sent', 'answer-not-saved'] as const;

/** What keeps a file outside the app's own folder from being written or read; `busy`: another is being worked on. */
export const fileErrorCodes = ['disk-full', 'not-writable', 'not-readable', 'busy', 'failed'] as const;

/** What keeps a page from getting onto paper. */
export const printerErrorCodes = ['none', 'failed'] as const;

/** Why something cannot be done as things stand. */
export const refusalReasons = [
  'mode-fixed',
  'not-correctable',
  'not-uncertain',
  'no-token',
  'not-resendable',
  'templates-not-saved',
  'settings-not-saved',
  'not-a-template-file',
  'file-not-written',
  'not-confirmed',
  'too-many-sends',
] as const;

/** Why an archive of another history is not taken in, none of it. */
export const archiveErrorCodes = [
  'not-an-archive',
  'incomplete',
  'unsupported-zip',
  'newer',
  'other-mode',
  'no-space',
] as const;

/** Everything that can go wrong between the window and the main process, as data. */
export const appErrorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fields-not-ready'), faults: z.array(fieldFaultSchema) }),
  z.strictObject({ kind: z.literal('not-found'), what: z.enum(['call', 'ticket', 'view', 'reminder']) }),
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
    /** The computer that has the history open, where that is known. */
    host: z.string().max(255).optional(),
    /** Absent where the error is not about sending, or nothing is certain. */
    ticket: z.enum(ticketsAtFault).optional(),
  }),
  z.strictObject({ kind: z.literal('file'), errorCode: z.enum(fileErrorCodes) }),
  z.strictObject({ kind: z.literal('printer'), errorCode: z.enum(printerErrorCodes) }),
  z.strictObject({ kind: z.literal('archive'), errorCode: z.enum(archiveErrorCodes) }),
  z.strictObject({ kind: z.literal('invalid-request'), detail: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('untrusted-sender') }),
  z.strictObject({ kind: z.literal('internal'), detail: z.string().max(2000) }),
]);

export type AppError = z.infer<typeof appErrorSchema>;
export type KeychainErrorCode = (typeof keychainErrorCodes)[number];
export type ArchiveErrorCode = (typeof archiveErrorCodes)[number];
export type FileErrorCode = (typeof fileErrorCodes)[number];
export type RefusalReason = (typeof refusalReasons)[number];
export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

/** Whether the agent was asked for confirmation and said no: they know, and need no words about it. */
export function isDeclined(error: AppError): boolean {
  return error.kind === 'not-allowed' && error.reason === 'not-confirmed';
}

/** The sentence and the next step for an error. */
export function explainError(error: AppError, language: Language): Explanation {
  const t = sharedMessages[language];
  switch (error.kind) {
    case 'not-found':
      return explanationAt(`errors.not-found.${error.what}`, language);
    case 'not-allowed':
      return { sentence: t(`errors.not-allowed.${error.reason}`), nextStep: t('errors.nothingChanged') };
    case 'keychain':
      return explainKeychainError(error.errorCode, language);
    case 'database':
      return explainDatabaseError(error, language);
    case 'file':
      return explanationAt(`errors.file.${error.errorCode}`, language);
    case 'printer':
      return explanationAt(`errors.printer.${error.errorCode}`, language);
    case 'archive':
      return { sentence: t(`errors.archive.${error.errorCode}`), nextStep: t('errors.archiveStep') };
    case 'fields-not-ready':
    case 'invalid-token':
    case 'invalid-request':
    case 'untrusted-sender':
    case 'internal':
      return explanationAt(`errors.${error.kind}`, language);
  }
}

function explainDatabaseError(
  { errorCode, host, ticket }: Extract<AppError, { kind: 'database' }>,
  language: Language,
): Explanation {
  if (ticket === 'answer-not-saved') return explanationAt('errors.answerNotSaved', language);
  if (ticket === 'not-sent') return explanationAt(`errors.notSent.${errorCode}`, language);
  const explanation = explanationAt(`errors.database.${errorCode}`, language);
  if (errorCode !== 'open-elsewhere' || host === undefined) return explanation;
  return { ...explanation, sentence: sharedMessages[language]('errors.openOn', { host }) };
}

/** The same where the error keeps the history from being opened: nothing was typed yet, and the app tries again. */
export function explainNotOpened(error: AppError, language: Language): Explanation {
  if (error.kind !== 'database') return explainError(error, language);
  switch (error.errorCode) {
    case 'disk-full':
    case 'read-only':
    case 'in-use':
      return explanationAt(`errors.notOpened.${error.errorCode}`, language);
    case 'damaged':
    case 'newer-version':
    case 'development-version':
    case 'open-elsewhere':
    case 'failed':
      return explainError(error, language);
  }
}

export function explainKeychainError(errorCode: KeychainErrorCode, language: Language): Explanation {
  return explanationAt(`errors.keychain.${errorCode}`, language);
}
