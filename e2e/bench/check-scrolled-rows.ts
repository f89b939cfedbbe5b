import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DevToolsPage } from './devtools-pipe';
import { waitUntil } from './wait-until';

type Seen = readonly { readonly place: number; readonly text: string }[];

/**
 * Scrolls through the whole list by its scroll bar and by keys, and compares the rows in view with the database.
 * @returns how many rows were compared, how many were wrong for their position, and whether each way reached the last
 * row
 */
export async function checkScrolledRows(
  page: DevToolsPage,
  history: string,
): Promise<{ looked: number; wrong: number; lastMetByKey: boolean; lastMetByBar: boolean }> {
  const seen: Seen[] = [];
  const readRows = async (): Promise<Seen> => {
    // The list reacts to a scroll in its next frame. Reading its rows may take longer.
    await wait(restMs);
    await waitUntil(() => page.evaluate(`window.areRowsRead()`));
    const rows = (await page.evaluate(`window.rowsInView()`)) as Seen;
    seen.push(rows);
    return rows;
  };
  const press = (key: string, windowsVirtualKeyCode: number) =>
    page.pressKey({ key, code: key, windowsVirtualKeyCode });
  const length = Number(await page.evaluate(`window.anyRow().ariaSetSize`));

  for (const part of [0.1, 0.333, 0.5, 0.777]) {
    await page.evaluate(
      `window.scrollTarget().scrollTo({ top: window.scrollTarget().scrollHeight * ${part} })`,
    );
    await readRows();
  }
  await page.evaluate(`window.scrollTarget().scrollTo({ top: window.scrollTarget().scrollHeight })`);
  const byBar = await readRows();
  await page.evaluate(`window.scrollTarget().scrollTo({ top: 0 }); window.scrollTarget().focus()`);
  await readRows();
  await press('PageDown', 34);
  await readRows();
  await press('End', 35);
  await waitUntil(() =>
    page.evaluate(`document.querySelector('#history-list [aria-posinset="${length}"]') !== null`),
  );
  const byKey = await readRows();
  await press('PageUp', 33);
  await readRows();

  const rows = seen.flat();
  const right = await Promise.all(
    rows.map(async ({ place, text }) => text.includes(await nameAt(history, place))),
  );
  const meetsLast = (some: Seen) => some.some(({ place }) => place === length);
  return {
    looked: rows.length,
    wrong: right.filter((isRight) => !isRight).length,
    lastMetByKey: meetsLast(byKey),
    lastMetByBar: meetsLast(byBar),
  };
}

const restMs = 150;

async function nameAt(history: string, place: number): Promise<string> {
  const { stdout } = await promisify(execFile)('sqlite3', [
    '-readonly',
    join(history, 'live', 'helpdesk.db'),
    `SELECT coalesce(case_number, reference) FROM ticket
     WHERE NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ticket.id)
     ORDER BY id DESC LIMIT 1 OFFSET ${place - 1};`,
  ]);
  return stdout.trim();
}
