import type { Language } from '../i18n/language';
import { getExplanation, type Explanation } from '../messages/explanation';
import { sharedMessages } from '../messages/shared-catalogues';

/** What the ErrorCode of an answer means for the ticket, in the words of the outcomes. */
export type ErrorCategory =
  | 'created'
  | 'throttled'
  | 'rejected'
  | 'signed-out'
  | 'account-blocked'
  | 'uncertain';

export type ErrorCodeEntry = {
  /** The code as StoreHub writes it, in its canonical decimal form. */
  readonly code: string;
  /** StoreHub's own description. */
  readonly description: string;
  readonly category: ErrorCategory;
};

/** The complete table of StoreHub's contract. */
export const errorCodes = [
  { code: '0', description: 'Success', category: 'created' },
  { code: '-10000', description: 'Invalid parameter', category: 'rejected' },
  { code: '-10001', description: 'Invalid passcode', category: 'signed-out' },
  { code: '-10002', description: 'Invalid IP', category: 'account-blocked' },
  { code: '-10003', description: 'Invalid auth code', category: 'signed-out' },
  { code: '-10004', description: 'Too many request', category: 'throttled' },
  { code: '-10005', description: 'User banned', category: 'account-blocked' },
  { code: '-10006', description: 'Network failure', category: 'uncertain' },
  { code: '-10007', description: 'Invalid authorization', category: 'signed-out' },
  { code: '-10008', description: 'Unexpected error', category: 'uncertain' },
  { code: '-10009', description: 'Http request fail', category: 'uncertain' },
  { code: '-10010', description: 'Invalid session', category: 'signed-out' },
  { code: '-10011', description: 'User not found', category: 'account-blocked' },
  { code: '-10012', description: 'Invalid license', category: 'account-blocked' },
  { code: '-10013', description: 'File not found', category: 'rejected' },
  { code: '-10014', description: 'Invalid onsites API key', category: 'signed-out' },
  { code: '-10015', description: 'Session expired', category: 'signed-out' },
  { code: '-10016', description: 'Account expired', category: 'account-blocked' },
] as const satisfies readonly ErrorCodeEntry[];

/** Returns the entry for a code. A code outside the contract means that the ticket was rejected as it stands. */
export function getErrorCodeEntry(code: string): ErrorCodeEntry {
  return findErrorCodeEntry(code) ?? { code, description: 'Unknown code', category: 'rejected' };
}

export function explainErrorCode(code: string, language: Language): Explanation {
  const entry = findErrorCodeEntry(code);
  if (entry !== undefined) return getExplanation(`codes.${entry.code}`, language);
  const t = sharedMessages[language];
  return { sentence: t('unknownCode.sentence', { code }), nextStep: t('unknownCode.nextStep') };
}

function findErrorCodeEntry(code: string) {
  return errorCodes.find((entry) => entry.code === code);
}
