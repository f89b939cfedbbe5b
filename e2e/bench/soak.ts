import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication } from '@playwright/test';
import { closedPort } from '../double/storehub-double';
import { answerFileDialogs } from '../fixtures/answer-dialogs';
import { newUserDataFolder, startApp, type RunningApp } from '../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { startDoubleProcess } from './start-double-process';
import type { Pair } from './statistics';
import { copyHistory } from './history-copy';
import { loadDone, queueTickets, searchOn } from './background-load';
import { token } from './start-and-send-speed';
import { usualTexts } from './search-speed';

/**
 * A time in which an event loop did nothing else, in ms; `ownMs` of it is its own doing: its thread had a processor, or
 * waited for a disk. The rest it waited for a processor, behind other programs.
 */
type Block = { readonly ms: number; readonly ownMs: number };

/**
 * Everything at once over a history: it is exported, backed up, archived and checked, while the outbox drains, searches
 * run and an agent types. The loop of the main process is watched all the while, and that of a blank window beside it,
 * which tells how long this computer keeps anybody waiting. A pair holds the longest block of a stretch of the soak, in
 * ms of its own.
 */
export async function soak(pairs: number, history: string): Promise<{ blocks: Pair[]; seen: object }> {
  const [keyring, { folder, remove }] = [await openPrivateKeyring(), await newUserDataFolder()];
  await keyring.writeToken(token);
  const file = await copyHistory(history, folder);
  const port = await closedPort();
  const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
  const start = { userDataFolder: folder, mode: 'live', apiUrl, keyring: keyring.env } as const;
  // The app has made the folder its own before it finds tickets there that it did not make.
  await (await startApp(start)).quit();
  const queued = pairs * ticketsAStretch;
  await queueTickets(file, queued);
  // As a run leaves it that was cut off: then the whole file is checked half a minute after the start.
  await writeFile(join(dirname(file), 'in-use'), '');
  const app = await startApp(start);
  const blank = await startBlank(folder);
  const page = { evaluate: (code: string) => app.page.evaluate(code) };
  try {
    const open = await startDoubleProcess(port);
    await open.answerAfter(answerAfterMs);
    await Promise.all([watch(app.electron), watch(blank)]);
    await searchOn(page, usualTexts(0), betweenSearchesMs);

    const work = longWork(app, folder, pairs * stretchMs);
    const blocks: Pair[] = [];
    const longest: (Block & { during: string })[] = [];
    for (let stretch = 0; stretch < pairs; stretch += 1) {
      const untilMs = performance.now() + stretchMs;
      while (performance.now() < untilMs) await typeOn(app);
      const [ofApp, ofBlank] = [await blocksOf(app.electron), await blocksOf(blank)];
      longest.push(...ofApp.map((block) => ({ ...block, during: work.now() })));
      blocks.push({ app: longestOf(ofApp), control: longestOf(ofBlank) });
    }
    const done = await work.done;
    const beside = await loadDone(page);
    await open.close();
    const own = longest.toSorted((a, b) => b.ownMs - a.ownMs).slice(0, 5);
    return {
      blocks,
      seen: {
        longestMs: Math.max(...blocks.map((one) => one.app)),
        longestOfControlMs: Math.max(...blocks.map((one) => one.control)),
        longest: own,
        sent: queued - beside.waiting,
        searches: beside.searches,
        ...done,
      },
    };
  } finally {
    await app.kill();
    await blank.close();
    await keyring.close();
    await remove();
    await rm(`${folder}-blank`, { recursive: true, force: true });
  }
}

const stretchMs = 6000;
const answerAfterMs = 60;
const ticketsAStretch = 40;
const betweenSearchesMs = 200;

async function startBlank(folder: string): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    args: [
      ...(process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : []),
      `--user-data-dir=${folder}-blank`,
      join(import.meta.dirname, 'blank-window'),
    ],
  });
}

async function typeOn({ page }: RunningApp): Promise<void> {
  for (const digit of '0123456') {
    await page.keyboard.press(digit);
    await wait(80);
  }
  await page.keyboard.press('Control+a');
}

/** One after the other, over and over until the time is up. */
function longWork({ electron, page }: RunningApp, folder: string, forMs: number) {
  const untilMs = performance.now() + forMs;
  const counted: Record<string, number> = {};
  let current = '';
  const steps = {
    csv: `ask['history.export']({ format: 'csv', query: { text: '' } })`,
    backup: `ask['database.back-up'](null)`,
    xlsx: `ask['history.export']({ format: 'xlsx', query: { text: 'printer' } })`,
    archive: `ask['archive.export'](null)`,
  };
  const done = (async () => {
    while (performance.now() < untilMs) {
      for (const [name, code] of Object.entries(steps)) {
        if (performance.now() >= untilMs) break;
        current = name;
        const file = join(folder, `out.${name}`);
        await answerFileDialogs(electron, file);
        // What is not done when the time is up is called off.
        const late = setTimeout(
          () => void page.evaluate(`window.helpdesk.ask['job.cancel'](null)`).catch(() => undefined),
          Math.max(0, untilMs - performance.now()),
        );
        const answer = JSON.parse(await page.evaluate<string>(`(({ ask }) => ${code})(window.helpdesk)`)) as {
          ok: boolean;
        };
        clearTimeout(late);
        if (answer.ok) counted[name] = (counted[name] ?? 0) + 1;
        await rm(file, { force: true });
      }
    }
    current = '';
    return {
      whole: counted,
      historyMb: Math.round((await stat(join(folder, 'live/helpdesk.db'))).size / 2 ** 20),
    };
  })();
  return { done, now: () => current };
}

/** Looks every few ms, and each time how long it had to wait beyond that; and how long of it its thread ran. */
async function watch(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(() => {
    const everyMs = 5;
    const { readFileSync } = process.getBuiltinModule('node:fs');
    // Of the main thread: for how long it ran, and for how long it waited to, in ns.
    const scheduled = `/proc/self/task/${process.pid}/schedstat`;
    const waitedMs = () => Number(readFileSync(scheduled, 'utf8').split(' ')[1]) / 1e6;
    const blocks: { ms: number; ownMs: number }[] = [];
    let last = { atMs: performance.now(), waitedMs: waitedMs() };
    setInterval(() => {
      const now = { atMs: performance.now(), waitedMs: waitedMs() };
      const ms = now.atMs - last.atMs - everyMs;
      if (ms > 5) blocks.push({ ms, ownMs: Math.max(0, ms - (now.waitedMs - last.waitedMs)) });
      last = now;
    }, everyMs);
    Object.assign(globalThis, { takeBlocks: () => blocks.splice(0) });
  });
}

async function blocksOf(electron: ElectronApplication): Promise<Block[]> {
  return electron.evaluate(() => (globalThis as unknown as { takeBlocks: () => never[] }).takeBlocks());
}

function longestOf(blocks: readonly Block[]): number {
  return Math.max(1, ...blocks.map(({ ownMs }) => ownMs));
}
