import type { Page } from '@playwright/test';
import {
  keyBudgets,
  loadBudgets,
  sendBudgets,
  startBudgets,
  type Budgets,
} from './cost-budgets/cost-budgets';
import {
  areTimedSyncs,
  instrumentedApp,
  countStatements,
  describeCosts,
  hasIndexed,
  readCosts,
  subtractCosts,
  type AppCosts,
} from './cost-budgets/request-and-database-call-counts';
import { traceFileSyncs } from './cost-budgets/trace-file-syncs';
import {
  measureDatabaseScript,
  measurePageEntryScript,
  measureMainDeferredChunks,
  measureMainScript,
  measurePageScripts,
} from './cost-budgets/script-size';
import {
  startRenderCounts,
  readRenderCounts,
  resetRenderCounts,
} from './cost-budgets/render-and-layout-counts';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

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
  await waitUntilIdle(page);
  const costs = await readCosts(electron);

  await startRenderCounts(page);
  await page.reload();
  await expect(call.field('Phone')).toBeFocused();
  await waitUntilIdle(page);
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
    },
    costs,
  );
});

test('a key and a send keep to their budgets', async ({ startLive }) => {
  const { electron, page } = await startLive({ programFolder: instrumentedApp });
  const call = new CallScreen(page);
  await startRenderCounts(page);
  await page.reload();
  await waitUntilIdle(page);
  await call.fillExample({ 'Store name': 'KL' });
  const { requests } = await readCosts(electron);
  await call.fill({ 'Store name': exampleCall['Store name'] });
  await call.field('Email').focus();
  await expect(call.main.getByText(/^Saved /)).toBeVisible();
  // Similar tickets are asked for a while after the last field that they depend on.
  await expect
    .poll(async () => (await readCosts(electron)).requests.slice(requests.length))
    .toContain('tickets.find-similar');
  await expect.poll(() => hasIndexed(electron)).toBe(true);
  // A tab changes its title after a pause, and scrolls into its row.
  await expect(page.getByRole('navigation', { name: 'Open calls' })).toContainText(exampleCall.Name);
  await waitUntilIdle(page);

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
    const fileSyncs = await traceFileSyncs(electron.process().pid ?? 0, async () => {
      await page.keyboard.press('F9');
      await page.waitForFunction(() => {
        const caseNumber = document.querySelector('[role=status][aria-label="Case number"]');
        return (caseNumber?.textContent ?? '') !== '';
      });
    });
    await expect(call.outcome.getByText('Copied')).toBeVisible();
    const databaseSyncs = fileSyncs.filter(({ file }) => file.includes('helpdesk.db'));
    await expect.poll(() => areTimedSyncs(electron, databaseSyncs)).not.toContain(null);
    const areTimed = await areTimedSyncs(electron, databaseSyncs);
    const counts = await readRenderCounts(page);
    const costs = subtractCosts(await readCosts(electron), before);
    expectWithin(
      sendBudgets,
      {
        requests: costs.requests.length,
        databaseCalls: costs.databaseCalls.length,
        statements: countStatements(costs),
        databaseSyncs: areTimed.filter((isTimed) => isTimed === false).length,
        journalSyncs: fileSyncs.filter(({ file }) => file.endsWith('.journal')).length,
        commits: counts.renders.length,
        renders: sum(counts.renders),
        layoutReads: counts.layoutReads,
      },
      costs,
    );
  });
});

/** Waits until the window has drawn, and asked for, all that has come up so far. */
async function waitUntilIdle(page: Page): Promise<void> {
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
  for (const [name, { max, why }] of Object.entries(budgets)) {
    const count = counted[name] ?? 0;
    expect.soft(count, `${name}: ${why}${seen}`).toBeLessThanOrEqual(max);
    if (max > 0) expect.soft(count, `${name} is counted`).toBeGreaterThan(0);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
