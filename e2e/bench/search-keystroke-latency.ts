import { setTimeout as wait } from 'node:timers/promises';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { createHelpdeskApp } from './benchmark-apps';
import type { DevToolsPage } from './devtools-pipe';
import type { Pair } from './compare-with-control';
import { median, percentile95 } from './median-and-95th-percentile';
import { waitForForm } from './wait-for-form';
import { waitUntil } from './wait-until';
import { startSearchThread, type SearchThread } from './start-search-thread';
import { sumStatementMs, listTypicalSearchTexts } from './search-speed';

/**
 * From the last key of a text in the search box to the end of the frame with its rows: the 95th percentile of a round.
 * The control is the unavoidable part: the 95th percentile of the same round's statement, plus one IPC call and one
 * frame. Both are taken in the same round on the same file, so that the system's cache serves both.
 */
export async function measureSearchKeystrokes(pairs: number, history: string): Promise<Pair[]> {
  const keyring = await openPrivateKeyring();
  const app = await createHelpdeskApp(keyring.env, history);
  const found: Pair[] = [];
  let thread: SearchThread | undefined;
  try {
    const { page } = await app.start();
    await waitForForm(page);
    thread = startSearchThread(app.historyFile);
    await page.pressKey({ key: 'F3', code: 'F3', windowsVirtualKeyCode: 114 });
    await waitUntil(() => page.evaluate(`document.activeElement?.type === 'search'`));
    await page.evaluate(watching);
    for (let round = -1; round < pairs; round += 1) {
      const one = await roundOf(page, thread, listTypicalSearchTexts(round + 1).filter(isTypable));
      if (round >= 0) found.push(one);
    }
    await page.quit();
  } finally {
    await thread?.close();
    await app.remove();
    await keyring.close();
  }
  return found;
}

/** Other texts end with a key of an input method. */
function isTypable(text: string): boolean {
  return /^[\w ]+$/.test(text);
}

async function roundOf(page: DevToolsPage, thread: SearchThread, texts: readonly string[]): Promise<Pair> {
  const keysMs: number[] = [];
  const statementsMs: number[] = [];
  for (const text of texts) {
    const [before, after] = [await firstRows(thread, text.slice(0, -1)), await firstRows(thread, text)];
    statementsMs.push(after.ms);
    // If the rows stay the same, the new ones cannot be recognised.
    if (after.rows.length === 0 || before.rows.length === 0 || isSame(before.rows, after.rows)) continue;
    await page.evaluate(`document.activeElement.select()`);
    await page.insertText(text.slice(0, -1));
    await waitUntil(() => page.evaluate(`window.areShown(${JSON.stringify(before.rows)})`));
    await wait(betweenKeysMs);
    await page.evaluate(`window.awaitRows(${JSON.stringify(after.rows)})`);
    await press(page, text.slice(-1));
    keysMs.push(Number(await page.evaluate(`window.rowsAfterMs`)));
  }
  const floor = (await page.evaluate(`window.floor()`)) as { ipcMs: number[]; frameMs: number[] };
  return {
    app: percentile95(keysMs),
    control: percentile95(statementsMs) + median(floor.ipcMs) + median(floor.frameMs),
  };
}

/** The time that the page index of a list takes, and an agent until the next key. */
const betweenKeysMs = 120;
/** Any window shows at least this many rows. */
const rowsCompared = 6;

async function firstRows(thread: SearchThread, text: string): Promise<{ rows: string[]; ms: number }> {
  const searches = await thread.search({ text }, 3);
  const rows = searches[0]?.rows.slice(0, rowsCompared) ?? [];
  return { rows, ms: median(searches.map(sumStatementMs)) };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return other.every((row, at) => one[at] === row);
}

function press(page: DevToolsPage, character: string): Promise<void> {
  const upper = character.toUpperCase();
  const code = /\d/.test(character) ? `Digit${character}` : `Key${upper}`;
  return page.pressKey({ key: character, code, windowsVirtualKeyCode: upper.charCodeAt(0), text: character });
}

/** Runs in the page. A wait ends with the frame that shows what is awaited. */
const watching = `(() => {
  let pressedAtMs = 0;
  addEventListener('keydown', (event) => { pressedAtMs = event.timeStamp; }, { capture: true });
  const row = (place) => document.querySelector('[role=option][aria-posinset="' + place + '"]')?.textContent ?? '';
  window.areShown = (rows) => rows.every((name, at) => row(at + 1).replaceAll(/\\s/g, '').includes(name));
  window.awaitRows = (rows) => {
    window.rowsAfterMs = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!window.areShown(rows)) return;
        observer.disconnect();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressedAtMs);
        requestAnimationFrame(() => port2.postMessage(null));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };
  window.floor = async () => {
    const [ipcMs, frameMs] = [[], []];
    for (let call = 0; call < 20; call += 1) {
      const askedMs = performance.now();
      await window.helpdesk.ask['practice.get-state'](null);
      ipcMs.push(performance.now() - askedMs);
    }
    let lastMs = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 20; frame += 1) {
      const atMs = await new Promise(requestAnimationFrame);
      frameMs.push(atMs - lastMs);
      lastMs = atMs;
    }
    return { ipcMs, frameMs };
  };
})(); undefined`;
