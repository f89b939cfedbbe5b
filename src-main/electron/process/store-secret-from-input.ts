import { buffer } from 'node:stream/consumers';
import { tokenSchema } from '../../../shared/app/api-token';
import { syncPasswordSchema } from '../../../shared/sync/sync-server-and-state';
import type { openVaults } from '../../keychain/open-vaults';
import { decodeText } from '../../storehub/decode-text';

/** From sysexits.h: the input is no valid secret, and the keychain cannot be reached. */
const [invalidInput, keychainFailed] = [65, 69];

/** What the terminal says where nothing was stored. Administrators read it, in English as the other switches. */
const sentences = {
  token: {
    nothing: 'Nothing came on standard input, so there is no token to store.',
    wrongForm:
      'What came on standard input is not of the form of a token: tk_, then letters, digits, _ and - alone.',
  },
  'server-password': {
    nothing: 'Nothing came on standard input, so there is no password to store.',
    wrongForm: 'What came on standard input is too long for a password.',
  },
  wouldAsk:
    'The keychain would ask for a password: it is locked, or there is none yet. Open it in the session of the user, then try again.',
} as const;

/** Puts what comes from standard input into the keychain. @returns the exit code */
export async function storeSecretFromInput(
  what: 'token' | 'server-password',
  vaults: ReturnType<typeof openVaults>,
): Promise<number> {
  // Windows PowerShell writes UTF-16 with a byte order mark.
  const typed = decodeText(await buffer(process.stdin)).replace(/^\uFEFF/, '');
  // A password may begin and end with a space.
  const text = what === 'token' ? typed.trim() : typed.replace(/\r?\n$/, '');
  if (text === '') return end(sentences[what].nothing, invalidInput);
  const secret = what === 'token' ? tokenSchema.safeParse(text) : syncPasswordSchema.safeParse(text);
  if (!secret.success) return end(sentences[what].wrongForm, invalidInput);
  const stored = await (what === 'token' ? vaults.token : vaults.syncPassword).set(secret.data);
  if (stored.ok) return 0;
  const { error } = stored;
  const code = error.kind === 'keychain' ? error.errorCode : error.kind;
  return end(
    code === 'locked' ? sentences.wouldAsk : `The keychain did not take it: ${code}.`,
    keychainFailed,
  );
}

function end(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`);
  return exitCode;
}
