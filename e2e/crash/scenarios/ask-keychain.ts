import { loadKeytar, type KeytarLike } from '../../../src-main/keychain/load-keytar';
import { createSystemKeychain } from '../../../src-main/keychain/system-keychain';
import { createTokenVault } from '../../../src-main/keychain/token-vault';
import { printLine } from '../app/print-line';
import { silentLog } from '../../../src-main/log/log';

export type AskKeychain = { readonly steps: readonly KeychainStep[] };

/**
 * The steps of a keychain test: requests of the app, interference by another program, and what keytar alone returns.
 */
export type KeychainStep = 'state' | 'check' | `set=${string}` | `plant=${string}` | 'steal' | 'bare';

export type KeychainAnswer = { readonly answer: unknown; readonly tookMs: number };

const entry = ['storehub-helpdesk', 'api-token'] as const;

/**
 * Performs each step and prints its answer. Runs in a process of its own, since libsecret keeps its first connection.
 */
export async function askKeychain({ steps }: AskKeychain): Promise<void> {
  const keytar = await loadKeytar();
  if (keytar === undefined) throw new Error('keytar cannot be loaded');
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtimeFolder } = process.env;
  const vault = createTokenVault(
    createSystemKeychain({
      account: 'api-token',
      platform: process.platform,
      uid: process.getuid?.(),
      sessionBus: { address: address ?? null, runtimeFolder: runtimeFolder ?? null },
      schedule: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      isUnattended: false,
    }),
    silentLog,
  );
  for (const step of steps) {
    const beganMs = performance.now();
    const answer = await take(step, vault, keytar);
    printLine(JSON.stringify({ answer, tookMs: performance.now() - beganMs } satisfies KeychainAnswer));
  }
  process.exit(0);
}

async function take(
  step: KeychainStep,
  vault: ReturnType<typeof createTokenVault>,
  keytar: KeytarLike,
): Promise<unknown> {
  if (step === 'state') return vault.state();
  if (step === 'check') return vault.check();
  if (step === 'steal') return keytar.deletePassword(...entry);
  if (step === 'bare') return keytar.getPassword(...entry).catch(() => ({ error: true }));
  const [method, text = ''] = step.split('=');
  if (method === 'set') return vault.set(text);
  await keytar.setPassword(...entry, text);
  return null;
}
