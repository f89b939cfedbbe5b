import { createUserDataFolder, startApp, type RunningApp } from '../../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../../fixtures/private-keyring';
import type { Measurement } from '../../measurement/measurement';
import { trySandboxEscapes } from '../sandbox-escapes';
import { countReachedNetworks, openUnguardedPage } from './reachable-networks';
import { countExecutedPayloads, countExecutedUnguarded, seedPayloads } from './executed-script-payloads';

const token = 'tk_testCANARYcanaryCANARYcanaryCANARY03';

/**
 * S3: text that could become script fills every field and answer of a history, which is then walked through. Then the
 * page is taken over and tries to reach everything outside it.
 */
export const xssAndSandboxEscapes: Measurement = {
  id: 'S3',
  unit: 'payloads that ran or were not shown as text, goals that the page reached, requests and packets that left it',
  goal: 0,
  runs: { full: 4, short: 1 },
  measure: async (runs) => {
    const keyring = await openPrivateKeyring();
    await keyring.writeToken(token);
    try {
      const failed: string[] = [];
      let shown = 0;
      for (let run = 1; run < runs; run += 1) {
        const walked = await withApp(keyring.env, run, countExecutedPayloads);
        shown += walked.shown;
        failed.push(...walked.failed);
      }
      const { walked, goals, networks, control } = await withApp(keyring.env, 0, attackWhole);
      failed.push(...walked.failed);
      return {
        value: failed.length + goals.reached.length + networks.received.length,
        // The control fails if any attack on the unguarded window had no effect.
        control: Math.min(control.payloads, control.goals, networks.control),
        seen: {
          payloads: shown + walked.shown,
          failed: failed.slice(0, 10),
          goals: goals.tried,
          reached: goals.reached,
          received: [...new Set(networks.received)].slice(0, 10),
          inControl: { ...control, requests: networks.control },
        },
      };
    } finally {
      await keyring.close();
    }
  },
};

async function attackWhole(app: RunningApp) {
  const walked = await countExecutedPayloads(app);
  const goals = await app.page.evaluate(trySandboxEscapes, middleOf(token));
  const blank = await openUnguardedPage(app, 'data:text/html,<title>unguarded</title>');
  const payloads = await countExecutedUnguarded(blank);
  const { reached } = await blank.evaluate(trySandboxEscapes, middleOf(token));
  const networks = await countReachedNetworks(app, 1);
  return { walked, goals, networks, control: { payloads, goals: reached.length } };
}

/** Settings shows the end of the token. */
function middleOf(text: string): string {
  return text.slice(8, -4);
}

/** @param run decides which payload is in which place */
async function withApp<T>(
  keyring: Readonly<Record<string, string>>,
  run: number,
  attack: (app: RunningApp) => Promise<T>,
): Promise<T> {
  const { folder, remove } = await createUserDataFolder();
  seedPayloads(folder, run);
  // Nothing listens there.
  const apiUrl = 'http://127.0.0.1:9/api/ticket/create';
  const app = await startApp({ userDataFolder: folder, mode: 'live', apiUrl, keyring });
  try {
    return await attack(app);
  } finally {
    await app.kill();
    await remove();
  }
}
