import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeStoreHub } from '../../fake-storehub/fake-storehub';
import {
  findLeaks,
  makeCanaries,
  type Canaries,
} from '../../../src-main/electron/security/leak-canaries.fixture';
import { failingHelpdesks } from '../../../src-main/electron/failing-helpdesks.fixture';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne } from '../../measurement/seeded-random';

/** S6: provokes every error of the app, each time with another caller and token, then searches the log for them. */
export const loggedSecrets: Measurement = {
  id: 'S6',
  unit: 'names, numbers, addresses, texts and tokens found in the log, in any encoding',
  goal: 0,
  runs: { full: 20, short: 2 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const found: string[] = [];
    let lines = 0;
    for (let run = 0; run < runs; run += 1) {
      const logged = await logOf(drawCanaries(random), false);
      found.push(...logged.leaks);
      lines += logged.lines;
    }
    if (lines < runs) throw new Error('nothing was logged');
    const control = await logOf(drawCanaries(random), true);
    return {
      value: found.length,
      control: control.leaks.length,
      seen: { lines, found: found.slice(0, 10) },
    };
  },
};

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const digits = Array.from('23456789');

function drawCanaries(random: () => number): Canaries {
  const word = Array.from({ length: 9 }, () => pickOne(letters, random)).join('');
  const number = Array.from({ length: 7 }, () => pickOne(digits, random)).join('');
  return makeCanaries(`K${word}`, number);
}

/** @param areRequestsLogged true for the control, which logs its requests */
async function logOf(
  canaries: Canaries,
  areRequestsLogged: boolean,
): Promise<{ leaks: string[]; lines: number }> {
  const root = await mkdtemp(join(tmpdir(), 'helpdesk-logged-'));
  const storeHub = await startFakeStoreHub();
  const helpdesks = failingHelpdesks(root, storeHub, canaries, areRequestsLogged);
  try {
    await helpdesks.failToSend();
    await helpdesks.failAtEverythingElse();
    const text = readFileSync(join(helpdesks.logFolder, 'helpdesk.log'), 'utf8');
    return { leaks: findLeaks(helpdesks.logFolder, canaries), lines: text.split('\n').length - 1 };
  } finally {
    await helpdesks.clear();
    await storeHub.close();
    await rm(root, { recursive: true, force: true });
  }
}
