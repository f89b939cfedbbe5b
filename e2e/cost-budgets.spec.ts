import type { Page } from '@playwright/test';
import {
  keyBudgets,
  loadBudgets,
  sendBudgets,
  startBudgets,
  type Budgets,
} from './cost-budgets/cost-budgets';
import {
  instrumentedApp,
  countStatements,
  countTimedWrites,
  describeCosts,
  hasIndexed,
  readCosts,
  subtractCosts,
  type AppCosts,
} from './cost-budgets/request-and-database-call-counts';
import { countFileSyncs } from './cost-budgets/count-file-syncs';
import {
  measureDatabaseScript,
  measurePageEntryScript,
  measureMainDeferredChunks,
  measureMainScript,
  measurePageScripts,
} from './cost-budgets/script-size';
import {
  countScriptBlocks,
  startRenderCounts,
  readRenderCounts,
  resetRenderCounts,
} from './cost-budgets/render-and-layout-counts';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the script that a start loads keeps to its budget', () => {
  const [window, main, database] = [measurePageScripts(), measureMainScript(), measureDatabaseScript()];
  expectWithin(loadBudgets, {
    firstKeyKb: measurePageEntryScript().kb,
    windowFiles: window.files.length,
    windowKb: window.kb,
    mainFiles: main.files.length,
    mainKb: main.kb,
    helpdeskKb: measureMainDeferredChunks().kb,
    databaseFiles: database.files.length,
    databaseKb: database.kb,
  });
});

test('a start keeps to its budget', async ({ start }) => {
  const first = await start({ mode: 'practice' });
  await first.quit();
  const { electron, page } = await start({ mode: 'practice', programFolder: instrumentedApp });
  const call = new CallScreen(page);
  await expectAllAsked(page);
  const costs = await readCosts(electron);

  await startRenderCounts(page);
  const scriptBlocks = await countScriptBlocks(page, async () => {
    await page.reload();
    await expect(call.field('Phone')).toBeFocused();
    await expectAllAsked(page);
  });
  const counts = await readRenderCounts(page);
  expectWithin(
    startBudgets,
    {
      requests: costs.requests.length,
      threads: costs.threads.length,
      databaseCalls: costs.databaseCalls.length,
      statements: countStatements(costs),
      stores: counts.webStorageReads.length,
      layoutReads: counts.layoutReads,
      commits: counts.renders.length,
      renders: sum(counts.renders),
      scriptBlocks,
    },
    costs,
  );
});

test('a key and a send keep to their budgets', async ({ startLive }) => {
  const { electron, page } = await startLive({ programFolder: instrumentedApp });
  const call = new CallScreen(page);
  await startRenderCounts(page);
  await page.reload();
  await expectAllAsked(page);
  await call.fillExample();
  const { requests } = await readCosts(electron);
  await call.field('Email').focus();
  await expect(call.main.getByText(/^Saved /)).toBeVisible();
  // Similar tickets are asked for a while after the last field that they depend on.
  await expect
    .poll(async () => (await readCosts(electron)).requests.slice(requests.length))
    .toContain('tickets.similar');
  await expect.poll(() => hasIndexed(electron)).toBe(true);

  await test.step('a key, until it is saved', async () => {
    const before = await readCosts(electron);
    await resetRenderCounts(page);
    await page.keyboard.press('End');
    await page.keyboard.press('x');
    await expect
      .poll(async () => subtractCosts(await readCosts(electron), before).requests)
      .toContain('calls.save');
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    const counts = await readRenderCounts(page);
    const costs = subtractCosts(await readCosts(electron), before);
    expectWithin(
      keyBudgets,
      {
        requests: costs.requests.length,
        databaseCalls: costs.databaseCalls.length,
        statements: countStatements(costs),
        commits: counts.renders.length,
        renders: sum(counts.renders),
        layoutReads: counts.layoutReads,
      },
      costs,
    );
  });

  await test.step('a send, until its case number is copied', async () => {
    const before = await readCosts(electron);
    await resetRenderCounts(page);
    const timedBefore = await countTimedWrites(electron);
    const fileSyncs = await countFileSyncs(electron.process().pid ?? 0, async () => {
      await page.keyboard.press('F9');
      await page.waitForFunction(() => {
        const caseNumber = document.querySelector('[role=status][aria-label="Case number"]');
        return (caseNumber?.textContent ?? '') !== '';
      });
    });
    await expect(call.outcome.getByText('Copied')).toBeVisible();
    const timed = (await countTimedWrites(electron)) - timedBefore;
    const counts = await readRenderCounts(page);
    const costs = subtractCosts(await readCosts(electron), before);
    expectWithin(
      sendBudgets,
      {
        requests: costs.requests.length,
        databaseCalls: costs.databaseCalls.length,
        statements: countStatements(costs),
        databaseSyncs: withoutTimed(fileSyncs.filter((file) => file.includes('helpdesk.db')).length, timed),
        journalSyncs: fileSyncs.filter((file) => file.endsWith('.journal')).length,
        commits: counts.renders.length,
        renders: sum(counts.renders),
        layoutReads: counts.layoutReads,
      },
      costs,
    );
  });
});

/**
 * A second after the ticket, the index takes it in; every few seconds the app says that it has the folder. Either may wait
 * for the disk three times: for the log, and where SQLite moves it into the file, for both once more.
 */
function withoutTimed(databaseSyncs: number, timedWrites: number): number {
  const { most } = sendBudgets.databaseSyncs;
  return Math.max(Math.min(databaseSyncs, most), databaseSyncs - 3 * timedWrites);
}

/** Waits until the window has asked for everything that a start needs, after its first paint, too. */
async function expectAllAsked(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestIdleCallback(() => requestIdleCallback(() => resolve())));
      }),
  );
}

/** Nothing counted means that the counter is broken, unless nothing may be. */
function expectWithin<B extends Budgets>(
  budgets: B,
  counted: Readonly<Record<keyof B, number>>,
  costs?: AppCosts,
): void {
  const seen = costs === undefined ? '' : describeCosts(costs);
  for (const [name, { most, why }] of Object.entries(budgets)) {
    const count = counted[name] ?? 0;
    expect.soft(count, `${name}: ${why}${seen}`).toBeLessThanOrEqual(most);
    if (most > 0) expect.soft(count, `${name} is counted`).toBeGreaterThan(0);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
