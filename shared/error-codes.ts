/** What an answer's ErrorCode means for the ticket. The same words as the outcomes. */
export type ErrorCategory =
  'created' | 'throttled' | 'rejected' | 'signed out' | 'account blocked' | 'uncertain';

export type ErrorCodeEntry = {
  /** The code as StoreHub writes it, in its canonical decimal form. */
  readonly code: string;
  /** StoreHub's own description. */
  readonly description: string;
  readonly category: ErrorCategory;
  /** What happened, said to an agent. */
  readonly sentence: string;
  /** What the agent does now. */
  readonly nextStep: string;
};

const mayExist = 'Do not send it again before you know. Ask the back office whether the ticket arrived.';
const tokenStep =
  'Ask your supervisor for a valid token and enter it in Settings. What waits stays in order.';
const accountStep = 'Call StoreHub support or your supervisor. What waits stays in order.';

/** The whole table of StoreHub's contract. */
export const errorCodes: readonly ErrorCodeEntry[] = [
  {
    code: '0',
    description: 'Success',
    category: 'created',
    sentence: 'StoreHub created the ticket.',
    nextStep: 'Read the case number to the caller.',
  },
  {
    code: '-10000',
    description: 'Invalid parameter',
    category: 'rejected',
    sentence: 'StoreHub refused the ticket: something in it is not valid.',
    nextStep: 'Check the fields, mend what is wrong and send again.',
  },
  {
    code: '-10001',
    description: 'Invalid passcode',
    category: 'signed out',
    sentence: 'StoreHub does not accept the passcode of this token.',
    nextStep: tokenStep,
  },
  {
    code: '-10002',
    description: 'Invalid IP',
    category: 'account blocked',
    sentence: 'StoreHub does not accept tickets from this network address.',
    nextStep:
      'Tell your IT department that StoreHub refuses this office’s network address. What waits stays in order.',
  },
  {
    code: '-10003',
    description: 'Invalid auth code',
    category: 'signed out',
    sentence: 'StoreHub does not accept the authorisation code of this token.',
    nextStep: tokenStep,
  },
  {
    code: '-10004',
    description: 'Too many request',
    category: 'throttled',
    sentence: 'StoreHub is getting too many requests just now.',
    nextStep: 'Nothing to do: the ticket waits in the outbox and is sent again by itself.',
  },
  {
    code: '-10005',
    description: 'User banned',
    category: 'account blocked',
    sentence: 'StoreHub has banned this account.',
    nextStep: accountStep,
  },
  {
    code: '-10006',
    description: 'Network failure',
    category: 'uncertain',
    sentence: 'StoreHub reported a network failure on its side. The ticket may exist.',
    nextStep: mayExist,
  },
  {
    code: '-10007',
    description: 'Invalid authorization',
    category: 'signed out',
    sentence: 'StoreHub does not accept this token.',
    nextStep: tokenStep,
  },
  {
    code: '-10008',
    description: 'Unexpected error',
    category: 'uncertain',
    sentence: 'StoreHub reported an unexpected error. The ticket may exist.',
    nextStep: mayExist,
  },
  {
    code: '-10009',
    description: 'Http request fail',
    category: 'uncertain',
    sentence: 'StoreHub reported that a request failed on its side. The ticket may exist.',
    nextStep: mayExist,
  },
  {
    code: '-10010',
    description: 'Invalid session',
    category: 'signed out',
    sentence: 'StoreHub says that this session is not valid.',
    nextStep: tokenStep,
  },
  {
    code: '-10011',
    description: 'User not found',
    category: 'account blocked',
    sentence: 'StoreHub does not know the user of this token.',
    nextStep: accountStep,
  },
  {
    code: '-10012',
    description: 'Invalid license',
    category: 'account blocked',
    sentence: 'StoreHub says that the licence of this account is not valid.',
    nextStep: accountStep,
  },
  {
    code: '-10013',
    description: 'File not found',
    category: 'rejected',
    sentence: 'StoreHub refused the ticket: it did not find a file it needs.',
    nextStep: 'Check the fields and send again. If it is refused again, tell StoreHub support.',
  },
  {
    code: '-10014',
    description: 'Invalid onsites API key',
    category: 'signed out',
    sentence: 'StoreHub does not accept the onsite key of this token.',
    nextStep: tokenStep,
  },
  {
    code: '-10015',
    description: 'Session expired',
    category: 'signed out',
    sentence: 'The session of this token has expired.',
    nextStep: tokenStep,
  },
  {
    code: '-10016',
    description: 'Account expired',
    category: 'account blocked',
    sentence: 'The StoreHub account has expired.',
    nextStep: accountStep,
  },
];

const byCode = new Map(errorCodes.map((entry) => [entry.code, entry]));

/** The entry for a code; one the contract does not name says the ticket was refused as it stands. */
export function errorCodeEntry(code: string): ErrorCodeEntry {
  return (
    byCode.get(code) ?? {
      code,
      description: 'Unknown code',
      category: 'rejected',
      sentence: `StoreHub refused the ticket with a code this app does not know (${code}).`,
      nextStep: 'Check the fields and send again. If it is refused again, tell StoreHub support the code.',
    }
  );
}
