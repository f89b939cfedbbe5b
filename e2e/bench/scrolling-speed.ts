import { setTimeout as wait } from 'node:timers/promises';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { createBlankApp, createHelpdeskApp } from './benchmark-apps';
import type { DevToolsPage } from './devtools-pipe';
import type { Pair } from './compare-with-control';
import { waitForForm } from './wait-for-form';
import { waitUntil } from './wait-until';
import { checkScrolledRows } from './check-scrolled-rows';

type ScrollFigures = {
  /** The mean time between frames while scrolling, in ms. A dropped frame increases it. */
  readonly frameMs: number;
  readonly frames: number;
  readonly dropped: number;
  /** Frames that showed a row not yet read. */
  readonly blank: number;
};

/**
 * A wheel scrolls evenly, alternately over the whole history (a part in each round) and over a static page of a
 * hundred rows in a blank window. A pair holds the mean time of a frame.
 */
export async function measureScrolling(
  pairs: number,
  history: string,
): Promise<{ frames: Pair[]; seen: object }> {
  const keyring = await openPrivateKeyring();
  const [app, control] = [await createHelpdeskApp(keyring.env, history), await createBlankApp(keyring.env)];
  let rows: object = {};
  const taken: { app: ScrollFigures; control: ScrollFigures }[] = [];
  try {
    const [ofApp, ofControl] = [(await app.start()).page, (await control.start()).page];
    for (const page of [ofApp, ofControl]) {
      await waitForForm(page);
      await page.evaluate(watching);
    }
    await ofApp.pressKey({ key: 'F3', code: 'F3', windowsVirtualKeyCode: 114 });
    // Waits for the page index of the whole history.
    await waitUntil(() => ofApp.evaluate(`Number(window.anyRow()?.ariaSetSize) > 0`));
    await ofControl.evaluate(hundredRows);
    for (let pair = -1; pair < pairs; pair += 1) {
      await ofApp.evaluate(`window.scrollTarget().scrollTo({ top: window.scrollTarget().scrollHeight
        * ${Math.max(0, pair) / pairs} }); undefined`);
      await ofControl.evaluate(`window.scrollTarget().scrollTo({ top: 0 }); undefined`);
      await waitUntil(() => ofApp.evaluate(`window.areRowsRead()`));
      await wait(restMs);
      const one = { app: await stretch(ofApp), control: await stretch(ofControl) };
      if (pair >= 0) taken.push(one);
    }
    rows = await checkScrolledRows(ofApp, history);
    await Promise.all([ofApp.quit(), ofControl.quit()]);
  } finally {
    await Promise.all([app.remove(), control.remove()]);
    await keyring.close();
  }
  const sum = (of: 'app' | 'control', what: 'frames' | 'dropped' | 'blank') =>
    taken.reduce((all, one) => all + one[of][what], 0);
  return {
    frames: taken.map((one) => ({ app: one.app.frameMs, control: one.control.frameMs })),
    seen: {
      frames: { app: sum('app', 'frames'), control: sum('control', 'frames') },
      dropped: { app: sum('app', 'dropped'), control: sum('control', 'dropped') },
      framesWithABlankRow: sum('app', 'blank'),
      rows,
    },
  };
}

const restMs = 300;
const stretchPx = 4000;
const pxASecond = 2000;

async function stretch(page: DevToolsPage): Promise<ScrollFigures> {
  const at = (await page.evaluate(`window.middle()`)) as { x: number; y: number };
  await page.evaluate(`window.watchFrames(); undefined`);
  await page.scroll(at, stretchPx, pxASecond);
  return (await page.evaluate(`window.framesSeen()`)) as ScrollFigures;
}

const hundredRows = `document.body.innerHTML = Array.from({ length: 100 }, (_, at) => '<div style="height: 56px; '
  + 'border-bottom: 1px solid #ccc; font: 14px sans-serif"><b>STOREHUB' + (1000 + at) + '-CA109193B</b> '
  + 'Kedai Maju ' + at + ' 012-345 6789<br>Printer prints blank paper since Monday, Selangor</div>').join('');
  undefined`;

/** Runs in the page. Counts the frames from the first scroll movement to the last. */
const watching = `(() => {
  window.anyRow = () => document.querySelector('#history-list [role=option]');
  window.scrollTarget = () => document.querySelector('#history-list') ?? document.scrollingElement;
  window.areRowsRead = () => document.querySelector('[role=option] [aria-label="loading…"]') === null;
  window.middle = () => {
    const list = document.querySelector('#history-list')?.getBoundingClientRect();
    if (list === undefined) return { x: 300, y: 300 };
    return { x: list.left + list.width / 2, y: list.top + list.height / 2 };
  };
  window.rowsInView = () => {
    const box = window.scrollTarget().getBoundingClientRect();
    return [...document.querySelectorAll('#history-list [role=option]')]
      .filter((row) => row.getBoundingClientRect().bottom > box.top && row.getBoundingClientRect().top < box.bottom)
      .map((row) => ({ place: Number(row.ariaPosInSet), text: row.textContent.replaceAll(/\\s/g, '') }));
  };
  let frames = [];
  let isWatching = false;
  window.watchFrames = () => {
    frames = [];
    isWatching = true;
    const recordFrame = (atMs) => {
      if (!isWatching) return;
      const target = window.scrollTarget();
      const box = target.getBoundingClientRect();
      const isBlank = [...document.querySelectorAll('[role=option] [aria-label="loading…"]')].some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      frames.push({ atMs, top: target.scrollTop, isBlank });
      requestAnimationFrame(recordFrame);
    };
    requestAnimationFrame(recordFrame);
  };
  window.framesSeen = () => {
    isWatching = false;
    const moved = frames.filter(({ top }, at) => at > 0 && top !== frames[at - 1].top);
    const during = frames.filter(({ atMs }) => atMs >= moved[0]?.atMs && atMs <= moved.at(-1).atMs);
    const steps = during.slice(1).map(({ atMs }, at) => atMs - during[at].atMs);
    return {
      frameMs: steps.reduce((sum, one) => sum + one, 0) / steps.length,
      frames: steps.length,
      dropped: steps.reduce((sum, one) => sum + Math.max(0, Math.round(one / (1000 / 60)) - 1), 0),
      blank: during.filter(({ isBlank }) => isBlank).length,
    };
  };
})(); undefined`;
