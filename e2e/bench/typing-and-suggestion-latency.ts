import { setTimeout as wait } from 'node:timers/promises';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { createBlankApp, createHelpdeskApp } from './benchmark-apps';
import type { DevToolsPage } from './devtools-pipe';
import type { Pair } from './compare-with-control';
import { percentile95 } from './median-and-95th-percentile';
import { findClosedPort } from '../fake-storehub/fake-storehub';
import { startFakeStoreHubProcess, type FakeStoreHubProcess } from './start-fake-storehub-process';
import { waitForForm } from './wait-for-form';
import { waitUntil } from './wait-until';
import { readLoadProgress, queueTickets, startSearches } from './outbox-and-search-load';
import { token } from './fake-token';
import { listTypicalSearchTexts } from './search-speed';

/** A fast typist: the next key comes before the app has been idle for long. */
const betweenKeysMs = 90;
const keysARound = 40;
const suggestionsARound = 10;
const warmUps = 1;

/**
 * Types in rounds, alternately into the app's Phone field with a history and into a plain field of a blank window. Each
 * pair holds the 95th percentile of a round, in ms: from the key's own time stamp to the end of the frame that shows it,
 * and from the fourth digit to that of the match card. Meanwhile the outbox sends, and the app searches.
 */
export async function measureTyping(
  pairs: number,
  history: string | undefined,
): Promise<{ key: Pair[]; match: Pair[]; seen: object }> {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const port = await findClosedPort();
  const env = { ...keyring.env, HELPDESK_API_URL: `http://127.0.0.1:${port}/api/ticket/create` };
  const [app, control] = [await createHelpdeskApp(env, history), await createBlankApp(keyring.env)];
  let storeHub: FakeStoreHubProcess | undefined;
  const key: Pair[] = [];
  const match: Pair[] = [];
  try {
    const queued = pairs * ticketsAPair + spareTickets;
    // Starts the app once, so that it has claimed the folder before it finds tickets that it did not make.
    await (await app.start()).page.quit();
    await queueTickets(app.historyFile, queued);
    const [ofApp, ofControl] = [(await app.start()).page, (await control.start()).page];
    for (const page of [ofApp, ofControl]) {
      await waitForForm(page);
      await watchTyping(page);
    }
    storeHub = await startFakeStoreHubProcess(port);
    await storeHub.setAnswerDelay(answerAfterMs);
    await startSearches(ofApp, listTypicalSearchTexts(0), betweenSearchesMs);
    // The app reads its history after startup. That is not part of the typing.
    await wait(restMs);
    for (let pair = -warmUps; pair < pairs; pair += 1) {
      const appKeyMs = await typeRound(ofApp);
      const controlKeyMs = await typeRound(ofControl);
      const matchMs = history === undefined ? Number.NaN : await matchRound(ofApp, pair + warmUps);
      if (pair < 0) continue;
      key.push({ app: appKeyMs, control: controlKeyMs });
      match.push({ app: matchMs, control: controlKeyMs });
    }
    const { waiting, searches } = await readLoadProgress(ofApp);
    if (waiting === 0) throw new Error('the outbox was empty before the typing was over');
    await Promise.all([ofApp.quit(), ofControl.quit()]);
    return { key, match, seen: { sentBeside: queued - waiting, searchesBeside: searches } };
  } finally {
    await Promise.all([app.remove(), control.remove(), storeHub?.close()]);
    await keyring.close();
  }
}

const restMs = 3000;
const answerAfterMs = 200;
const betweenSearchesMs = 150;
/** A few more than the outbox sends at one every 200 ms. */
const ticketsAPair = 90;
const spareTickets = 150;

/** Types digits. @returns the 95th percentile of the time from a key to its frame, in ms */
export async function typeRound(page: DevToolsPage, keys = keysARound): Promise<number> {
  const tookMs: number[] = [];
  for (let index = 0; index < keys; index += 1) {
    // Starts over now and then, since phone numbers are no longer than that.
    if (index % 10 === 0) await page.evaluate(`document.activeElement.select()`);
    tookMs.push(await keyMs(page, (index * 7) % 10));
    await wait(betweenKeysMs);
  }
  return percentile95(tookMs);
}

/** Types four digits that occur in some number of a long history. The fourth one opens the match card. */
async function matchRound(page: DevToolsPage, round: number): Promise<number> {
  const tookMs: number[] = [];
  for (let index = 0; index < suggestionsARound; index += 1) {
    await page.evaluate(`document.activeElement.select()`);
    const digits = String(1000 + (((round * suggestionsARound + index) * 7919) % 9000));
    for (const digit of digits.slice(0, 3)) {
      await keyMs(page, Number(digit));
      await wait(betweenKeysMs);
    }
    await waitUntil(() => page.evaluate(`document.querySelector('[data-suggestion]') === null`));
    await page.evaluate(`window.awaitSuggestion()`);
    await press(page, Number(digits[3]));
    const took = await page.evaluate(`window.suggestion`);
    if (typeof took === 'number') tookMs.push(took);
    await wait(betweenKeysMs);
  }
  return percentile95(tookMs);
}

async function keyMs(page: DevToolsPage, digit: number): Promise<number> {
  await page.evaluate(`window.typed()`);
  await press(page, digit);
  return Number(await page.evaluate(`window.key`));
}

function press(page: DevToolsPage, digit: number): Promise<void> {
  const text = String(digit);
  return page.pressKey({ key: text, code: `Digit${digit}`, windowsVirtualKeyCode: 48 + digit, text });
}

/** Prepares the page of an app for `typeRound`. */
export async function watchTyping(page: DevToolsPage): Promise<void> {
  await page.evaluate(watching);
}

/** Runs in the page. A wait ends with the frame that shows what is awaited. */
const watching = `(() => {
  let pressedAtMs = 0;
  addEventListener('keydown', (event) => { pressedAtMs = event.timeStamp; }, { capture: true });
  const painted = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - pressedAtMs);
    requestAnimationFrame(() => port2.postMessage(null));
  });
  window.typed = () => {
    window.key = new Promise((resolve) => {
      addEventListener('input', () => void painted().then(resolve), { once: true });
    });
  };
  window.awaitSuggestion = () => {
    window.suggestion = new Promise((resolve) => {
      const done = () => { observer.disconnect(); clearTimeout(timer); };
      const observer = new MutationObserver(() => {
        if (document.querySelector('[data-suggestion]') === null) return;
        done();
        void painted().then(resolve);
      });
      // Nobody has these digits.
      const timer = setTimeout(() => { done(); resolve(null); }, 2000);
      observer.observe(document.body, { subtree: true, childList: true });
    });
  };
})(); undefined`;
