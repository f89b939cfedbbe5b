import { rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type ElectronApplication } from '@playwright/test';
import { findClosedPort } from '../fake-storehub/fake-storehub';
import { answerFileDialogs } from '../fixtures/answer-native-dialogs';
import { createUserDataFolder, startApp, type RunningApp } from '../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { startFakeStoreHubProcess } from './start-fake-storehub-process';
import { takeBlocks, findLongestOwnMs, watchEventLoop, type Block } from './event-loop-blocks';
import type { Pair } from './compare-with-control';
import { copyHistory } from './copy-history';
import { readLoadProgress, queueTickets, startSearches } from './outbox-and-search-load';
import { token } from './fake-token';
import { listTypicalSearchTexts } from './search-speed';

/**
 * Puts every kind of load on a history at once: export, backup, archive and integrity check, while the outbox drains,
 * searches run and an agent types. Watches the main process's event loop, and that of a blank window for comparison,
 * which shows how busy this computer is. A pair holds the longest block of a stretch of the soak, in ms, without the time that
 * it waited for a processor.
 */
export async function measureSoak(pairs: number, history: string): Promise<{ blocks: Pair[]; seen: object }> {
  const [keyring, { folder, remove }] = [await openPrivateKeyring(), await createUserDataFolder()];
  await keyring.writeToken(token);
  const file = await copyHistory(history, folder);
  const port = await findClosedPort();
  const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
  const start = { userDataFolder: folder, mode: 'live', apiUrl, keyring: keyring.env } as const;
  // Starts the app once, so that it has claimed the folder before it finds tickets that it did not make.
  await (await startApp(start)).quit();
  const queued = pairs * ticketsAStretch;
  await queueTickets(file, queued);
  // As after a killed run: the app then checks the whole file half a minute after its start.
  await writeFile(join(dirname(file), 'in-use'), '');
  const app = await startApp(start);
  const blank = await startBlank(folder);
  const page = { evaluate: (code: string) => app.page.evaluate(code) };
  try {
    const open = await startFakeStoreHubProcess(port);
    await open.setAnswerDelay(answerAfterMs);
    await Promise.all([watchEventLoop(app.electron), watchEventLoop(blank)]);
    await startSearches(page, listTypicalSearchTexts(0), betweenSearchesMs);

    const work = longWork(app, folder, pairs * stretchMs);
    const blocks: Pair[] = [];
    const longest: (Block & { during: string })[] = [];
    for (let stretch = 0; stretch < pairs; stretch += 1) {
      const untilMs = performance.now() + stretchMs;
      while (performance.now() < untilMs) await typeOn(app);
      const [ofApp, ofBlank] = [await takeBlocks(app.electron), await takeBlocks(blank)];
      longest.push(...ofApp.map((block) => ({ ...block, during: work.now() })));
      blocks.push({ app: findLongestOwnMs(ofApp), control: findLongestOwnMs(ofBlank) });
    }
    const done = await work.done;
    const beside = await readLoadProgress(page);
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

/** Runs the jobs one after the other, repeatedly, until the time is up. */
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
        // Cancels the job that is still running when the time is up.
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
