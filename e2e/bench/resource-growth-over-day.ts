import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { answerFileDialogs, answerQuestions } from '../fixtures/answer-native-dialogs';
import { createUserDataFolder, type RunningApp } from '../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { withTwoPcsSharingHistory } from '../fixtures/two-pcs-sharing-history';
import { CallScreen } from '../pages/call-screen';
import { collectGarbageOfThreads } from './collect-garbage-of-threads';
import { HistoryScreen } from '../pages/history-screen';
import { takeBlocks, findLongestOwnMs, watchEventLoop } from './event-loop-blocks';
import { listProcessTree } from './process-tree';
import { measureIdleMemoryMb, measureMemoryByProcessMb } from './process-memory';
import { startFakeStoreHubProcess } from './start-fake-storehub-process';
import { token } from './fake-token';
import type { Pair } from './compare-with-control';

export type ResourceGrowth = {
  /** Memory of all processes in MB, at the end and at the start, after what was unused has been collected. */
  readonly memory: Pair;
  /** Open files and sockets of all processes, at the end and at the start. */
  readonly handles: Pair;
  /** The longest block of the main loop in ms of its own, of this PC and of one that only takes tickets in. */
  readonly block: Pair;
  readonly seen: object;
};

/**
 * Works a day in the window of one PC that shares its history with another: sends tickets, searches five times for
 * each, and exports, backs up and archives after every hundred. What the app uses at the end is compared with what it
 * used once each kind of work had been done.
 * @param leakKb what the window and the main process each keep of every ticket, in kB: the control, which must fail
 */
export async function measureResourceGrowth(tickets: number, leakKb = 0): Promise<ResourceGrowth> {
  const [keyring, { folder, remove }] = [await openPrivateKeyring(), await createUserDataFolder()];
  const storeHub = await startFakeStoreHubProcess();
  const days: ResourceGrowth[] = [];
  try {
    await keyring.writeToken(token);
    await storeHub.setAnswerDelay(answerAfterMs);
    const parts = { userDataFolder: folder, apiUrl: storeHub.endpoint, keyring };
    await withTwoPcsSharingHistory(parts, async ({ postgres, a, b }) => {
      await Promise.all([watchEventLoop(a.electron), watchEventLoop(b.electron)]);
      // Above 300 tickets in an hour, the app asks whether they are meant.
      await answerQuestions(a.electron, 'yes');
      const work = createWork(a, folder);
      for (let number = 0; number < warmUpTickets; number += 1) await work.ticket(number);
      await work.copies();
      const start = await measureResources(a);
      await Promise.all([takeBlocks(a.electron), takeBlocks(b.electron)]);
      const startedAtMs = performance.now();
      for (let number = 0; number < tickets; number += 1) {
        await work.ticket(warmUpTickets + number);
        if (leakKb > 0) await plantLeak(a, leakKb);
        if ((number + 1) % 100 === 0) await work.copies();
      }
      const workedMs = performance.now() - startedAtMs;
      const [ofA, ofB] = [await takeBlocks(a.electron), await takeBlocks(b.electron)];
      const all = tickets + warmUpTickets;
      const history = new HistoryScreen(b.page);
      await history.open();
      await expect(history.count).toContainText(all.toLocaleString('en-MY'), { timeout: 60_000 });
      const [onServer] = await postgres.run('SELECT count(*)::int AS tickets FROM helpdesk.ticket');
      const end = await measureResources(a);
      days.push({
        memory: { app: end.memoryMb, control: start.memoryMb },
        handles: { app: end.handles, control: start.handles },
        block: { app: findLongestOwnMs(ofA), control: findLongestOwnMs(ofB) },
        seen: {
          tickets,
          searches: tickets * searchesATicket,
          workedMinutes: Math.round(workedMs / 60_000),
          onServer: onServer?.['tickets'],
          memoryBefore: { ...start.byProcess, heaps: start.heapMb },
          memoryAfter: { ...end.byProcess, heaps: end.heapMb },
          longest: ofA.toSorted((one, other) => other.ownMs - one.ownMs).slice(0, 5),
        },
      });
    });
  } finally {
    await storeHub.close();
    await keyring.close();
    await remove();
  }
  const [day] = days;
  if (day === undefined) throw new Error('the day did not end');
  return day;
}

const warmUpTickets = 50;
const searchesATicket = 5;
const answerAfterMs = 50;
/** The window starts at most thirty sends in ten seconds. */
const betweenSendsMs = 350;

function createWork({ electron, page }: RunningApp, folder: string) {
  const [call, history] = [new CallScreen(page), new HistoryScreen(page)];
  const storeOf = (number: number) => `Kedai ${100_000 + number}`;
  const file = join(folder, 'out');

  return {
    async ticket(number: number): Promise<void> {
      const earliest = wait(betweenSendsMs);
      await call.begin();
      await call.fillExample({ Phone: String(60_120_000_000 + number), 'Store name': storeOf(number) });
      await earliest;
      await page.keyboard.press('F9');
      await expect(call.caseNumber).not.toBeEmpty();
      await history.open();
      for (let search = 0; search < searchesATicket; search += 1) {
        // Another ticket each time, so that the row was not there before.
        const store = storeOf(Math.floor((number * (search + 1)) / searchesATicket));
        await history.find.fill('');
        await history.find.fill(store);
        await expect(history.count).toHaveText(/^1 /);
        await expect(history.rows.first()).toContainText(store);
      }
      await history.find.fill('');
    },

    async copies(): Promise<void> {
      await answerFileDialogs(electron, file);
      for (const code of [
        `ask['history.export']({ format: 'csv', query: { text: '' } })`,
        `ask['history.export']({ format: 'xlsx', query: { text: '' } })`,
        `ask['database.back-up'](null)`,
        `ask['archive.export'](null)`,
      ]) {
        const answer = await page.evaluate<string>(`(({ ask }) => ${code})(window.helpdesk)`);
        if (!(JSON.parse(answer) as { ok: boolean }).ok) throw new Error(`${code}: ${answer}`);
        await rm(file, { force: true });
      }
    },
  };
}

/** Keeps some memory in the window and in the main process, in kB each, for as long as they run. */
async function plantLeak({ electron, page }: RunningApp, sizeKb: number): Promise<void> {
  const keep = `(globalThis.kept ??= []).push(new Uint8Array(${sizeKb * 1_024}).fill(1))`;
  await page.evaluate(keep);
  await electron.evaluate((_electron, code) => {
    process.getBuiltinModule('node:vm').runInThisContext(code);
  }, keep);
}

/** Collects what is unused in the main process, its threads and the page. */
async function measureResources({ electron, page }: RunningApp) {
  const heapMb = await collectGarbageOfThreads(electron);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.detach();
  const pid = electron.process().pid ?? 0;
  const memoryMb = await measureIdleMemoryMb(pid);
  const handles = listProcessTree(pid).flatMap((member) => readdirSync(`/proc/${member}/fd`)).length;
  return { memoryMb, handles, byProcess: measureMemoryByProcessMb(pid), heapMb };
}
