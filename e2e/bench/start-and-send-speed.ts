import { setTimeout as wait } from 'node:timers/promises';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { createBlankApp, createHelpdeskApp, type BenchmarkApp, type StartedApp } from './benchmark-apps';
import { measureBarePost } from './bare-post-speed';
import { startFakeStoreHubProcess } from './start-fake-storehub-process';
import type { Pair } from './compare-with-control';
import { measureTimeToFirstKey, type FirstKeyTimes } from './time-to-first-key';
import { waitForForm } from './wait-for-form';
import { measureIdleMemoryMb } from './process-memory';
import { fillCall } from './fill-call';
import { measureTimeToCaseNumber } from './measure-time-to-case-number';
import { token } from './fake-token';

type StartFigures = FirstKeyTimes & { readonly idleMb: number };

/** Starts app and control alternately, each on the data folder of its previous start. */
export async function measureStarts(
  pairs: number,
  withMemory: boolean,
  history?: string,
): Promise<Record<keyof StartFigures, Pair[]>> {
  return inTurns(pairs, withMemory, async (env) => [
    await createHelpdeskApp(env, history),
    await createBlankApp(env),
  ]);
}

/** Starts the app alternately with a history and without one. */
export async function measureStartsWithHistory(
  pairs: number,
  history: string,
): Promise<Record<keyof StartFigures, Pair[]>> {
  return inTurns(pairs, false, async (env) => [
    await createHelpdeskApp(env, history),
    await createHelpdeskApp(env),
  ]);
}

async function inTurns(
  pairs: number,
  withMemory: boolean,
  open: (env: Readonly<Record<string, string>>) => Promise<[app: BenchmarkApp, control: BenchmarkApp]>,
): Promise<Record<keyof StartFigures, Pair[]>> {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const [app, control] = await open(keyring.env);
  const pairsOf: Record<keyof StartFigures, Pair[]> = { firstKeyMs: [], wholeMs: [], idleMb: [] };
  try {
    for (let pair = -warmUps.starts; pair < pairs; pair += 1) {
      const [ofApp, ofControl] = [await take(app.start, withMemory), await take(control.start, withMemory)];
      if (pair < 0) continue;
      for (const figure of ['firstKeyMs', 'wholeMs', 'idleMb'] as const)
        pairsOf[figure].push({ app: ofApp[figure], control: ofControl[figure] });
    }
  } finally {
    await Promise.all([app.remove(), control.remove()]);
    await keyring.close();
  }
  return pairsOf;
}

async function take(start: () => Promise<StartedApp>, withMemory: boolean): Promise<StartFigures> {
  const started = await start();
  const times = await measureTimeToFirstKey(started);
  const idleMb = withMemory ? await measureIdleMemoryMb(started.pid) : Number.NaN;
  await started.page.quit();
  return { ...times, idleMb };
}

/** Sends alternately from one running app and with a bare POST to the same server. */
export async function measureSends(pairs: number, answerAfterMs: number, history?: string) {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const storeHub = await startFakeStoreHubProcess();
  const app = await createHelpdeskApp({ ...keyring.env, HELPDESK_API_URL: storeHub.endpoint }, history);
  const shown: Pair[] = [];
  const painted: Pair[] = [];
  try {
    await storeHub.setAnswerDelay(answerAfterMs);
    const { page } = await app.start();
    await waitForForm(page);
    for (let pair = -warmUps.sends; pair < pairs; pair += 1) {
      await fillCall(page, pair + warmUps.sends);
      await wait(pauseMs);
      const sent = await measureTimeToCaseNumber(page);
      await wait(pauseMs);
      const control = await measureBarePost(storeHub.endpoint);
      if (pair < 0) continue;
      shown.push({ app: sent.shownMs, control });
      painted.push({ app: sent.paintedMs, control });
    }
    await page.quit();
  } finally {
    await app.remove();
    await storeHub.close();
    await keyring.close();
  }
  return { shown, painted };
}

/** The first runs fill caches and are not counted. */
const warmUps = { starts: 1, sends: 5 };

/**
 * A call is on disk 300 ms after its last key, and an agent reads it back before sending, so that time is not
 * measured. With two of these pauses per send, the rate stays below the limit of thirty sends in ten seconds.
 */
const pauseMs = 600;
