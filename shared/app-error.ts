import { z } from 'zod';
import { fieldFaultSchema } from './call';
import type { Explanation } from './outcome';

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
  'failed',
] as const;

/** What keeps a file outside the app's own folder from being written or read; `busy`: another is being worked on. */
export const fileTroubles = ['disk full', 'not writable', 'not readable', 'busy', 'failed'] as const;

/** Everything that can go wrong between the window and the main process, as data. */
export const appErrorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fields not ready'), faults: z.array(fieldFaultSchema) }),
  z.strictObject({ kind: z.literal('not found'), what: z.enum(['call', 'ticket', 'view']) }),
  z.strictObject({ kind: z.literal('not allowed now'), why: z.string().max(500) }),
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
  }),
  z.strictObject({ kind: z.literal('file'), trouble: z.enum(fileTroubles) }),
  z.strictObject({ kind: z.literal('request not valid'), detail: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('sender not trusted') }),
  z.strictObject({ kind: z.literal('fault in the app'), detail: z.string().max(2000) }),
]);

export type AppError = z.infer<typeof appErrorSchema>;
export type KeychainTrouble = (typeof keychainTroubles)[number];
export type FileTrouble = (typeof fileTroubles)[number];
export type DatabaseTrouble = (typeof databaseTroubles)[number];

/** The sentence and the next step for an error, in English. */
export function explainError(error: AppError): Explanation {
  switch (error.kind) {
    case 'fields not ready':
      return {
        sentence: 'Some fields are not ready to be sent.',
        nextStep: 'Mend the marked fields, then send again. Nothing was cleared.',
      };
    case 'not found':
      return {
        sentence: `This ${error.what} is not in the history of this PC.`,
        nextStep: 'Look it up in the history.',
      };
    case 'not allowed now':
      return { sentence: error.why, nextStep: 'Nothing was changed.' };
    case 'token not valid':
      return {
        sentence: 'This is not a StoreHub token.',
        nextStep: 'A token is tk_ followed by 36 letters and digits. Copy the whole of it.',
      };
    case 'keychain':
      return explainKeychain(error.trouble);
    case 'database':
      return explainDatabase(error.trouble);
    case 'file':
      return explainFile(error.trouble);
    case 'request not valid':
    case 'sender not trusted':
    case 'fault in the app':
      return {
        sentence: 'The app made a mistake. Nothing you typed is lost.',
        nextStep: 'Try once more. If it happens again, restart the app and tell your supervisor.',
      };
  }
}

export function explainKeychain(trouble: KeychainTrouble): Explanation {
  switch (trouble) {
    case 'absent':
      return {
        sentence: 'This computer has no keychain to keep the token in.',
        nextStep:
          'Ask IT to install a keyring (GNOME Keyring or KWallet). Until then calls are kept and wait in the outbox.',
      };
    case 'locked':
      return { sentence: 'The keychain is locked.', nextStep: 'Unlock it, then try again.' };
    case 'cancelled':
      return {
        sentence: 'Unlocking the keychain was cancelled.',
        nextStep: 'Try again and allow it, or nothing can be sent.',
      };
    case 'no session bus':
      return {
        sentence: 'The keychain cannot be reached: this session has no message bus.',
        nextStep: 'Log in to a desktop session, or ask IT to start D-Bus for this user.',
      };
    case 'not answering':
      return {
        sentence: 'The keychain does not answer.',
        nextStep: 'Log out and in again, then try once more.',
      };
    case 'damaged entry':
      return {
        sentence: 'What the keychain holds is not a StoreHub token.',
        nextStep: 'Enter the token again in Settings.',
      };
    case 'failed':
      return { sentence: 'The keychain reported an error.', nextStep: 'Try again. If it goes on, tell IT.' };
  }
}

function explainDatabase(trouble: DatabaseTrouble): Explanation {
  switch (trouble) {
    case 'disk full':
      return {
        sentence: 'The disk is full: this could not be saved.',
        nextStep: 'Free some space. What you typed stays on the screen and is saved as soon as it can be.',
      };
    case 'read-only':
      return {
        sentence: 'The app may not write to its data folder.',
        nextStep: 'Ask IT to make the folder writable. What you typed stays on the screen.',
      };
    case 'damaged':
      return {
        sentence: 'The history file is damaged.',
        nextStep: 'Restart the app: it restores the newest backup and keeps the damaged file aside.',
      };
    case 'newer than the app':
      return {
        sentence: 'The history was written by a newer version of this app.',
        nextStep: 'Install the newer version. The history was not touched.',
      };
    case 'failed':
      return {
        sentence: 'The history could not be read or written.',
        nextStep: 'What you typed stays on the screen. Try again, then tell IT.',
      };
  }
}

function explainFile(trouble: FileTrouble): Explanation {
  switch (trouble) {
    case 'disk full':
      return {
        sentence: 'There is no room left for this file.',
        nextStep: 'Free some space or choose another place. Nothing was left behind.',
      };
    case 'not writable':
      return {
        sentence: 'The file could not be written there.',
        nextStep: 'Choose another folder. Nothing was left behind.',
      };
    case 'not readable':
      return { sentence: 'The file could not be read.', nextStep: 'Choose it again, or copy it here first.' };
    case 'busy':
      return {
        sentence: 'Another file is being worked on.',
        nextStep: 'Let it end, or cancel it, then try again.',
      };
    case 'failed':
      return { sentence: 'The file could not be finished.', nextStep: 'Try again. Nothing was left behind.' };
  }
}
