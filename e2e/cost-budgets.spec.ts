import type { Page } from '@playwright/test';
import {
  keyBudgets,
  loadBudgets,
  sendBudgets,
  startBudgets,
  type Budgets,
} from './cost-budgets/cost-budgets';
import {
  countedApp,
  countStatements,
  describeCosts,
  hasIndexed,
  readCosts,
  subtractCosts,
  type AskedCosts,
} from './cost-budgets/counted-app';
import { countFileSyncs } from './cost-budgets/count-file-syncs';
import {
  measureDatabaseScript,
  measureFirstScript,
  measureHelpdeskScript,
  measureMainScript,
  measureWindowScript,
} from './cost-budgets/script-size';
import {
  countScriptBlocks,
  countWindowWork,
  readWindowWork,
  resetWindowWork,
} from './cost-budgets/window-work';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the script that a start loads keeps to its budget', () => {
  const [window, main, database] = [measureWindowScript(), measureMainScript(), measureDatabaseScript()];
  expectWithin(loadBudgets, {
    firstKeyKb: measureFirstScript().kb,
    windowFiles: window.files.length,
    windowKb: window.kb,
    mainFiles: main.files.length,
    mainKb: main.kb,
    helpdeskKb: measureHelpdeskScript().kb,
    databaseFiles: database.files.length,
    databaseKb: database.kb,
  });
});

test('a start keeps to its budget', async ({ start }) => {
  const first = await start({ mode: 'practice' });
  await first.quit();
  const { electron, page } = await start({ mode: 'practice', programFolder: countedApp });
  const call = new CallScreen(page);
  await expectAllAsked(page);
  const costs = await readCosts(electron);

  await countWindowWork(page);
  const scriptBlocks = await countScriptBlocks(page, async () => {
    await page.reload();
    await expect(call.field('Phone')).toBeFocused();
    await expectAllAsked(page);
  });
  const work = await readWindowWork(page);
  expectWithin(
    startBudgets,
    {
      requests: costs.requests.length,
      threads: costs.threads.length,
      databaseCalls: costs.databaseCalls.length,
      statements: countStatements(costs),
      stores: work.stores.length,
      layoutReads: work.layoutReads,
      commits: work.renders.length,
      renders: sum(work.renders),
      scriptBlocks,
    },
    costs,
  );
});

test('a key and a send keep to their budgets', async ({ startLive }) => {
  const { electron, page } = await startLive({ programFolder: countedApp });
  const call = new CallScreen(page);
  await countWindowWork(page);
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
    await resetWindowWork(page);
    await page.keyboard.press('End');
    await page.keyboard.press('x');
    await expect
      .poll(async () => subtractCosts(await readCosts(electron), before).requests)
      .toContain('calls.save');
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    const work = await readWindowWork(page);
    const costs = subtractCosts(await readCosts(electron), before);
    expectWithin(
      keyBudgets,
      {
        requests: costs.requests.length,
        databaseCalls: costs.databaseCalls.length,
        statements: countStatements(costs),
        commits: work.renders.length,
        renders: sum(work.renders),
        layoutReads: work.layoutReads,
      },
      costs,
    );
  });

  await test.step('a send, until its case number is copied', async () => {
    const before = await readCosts(electron);
    await resetWindowWork(page);
    const fileSyncs = await countFileSyncs(electron.process().pid ?? 0, async () => {
      await page.keyboard.press('F9');
      // A second later, the index takes the ticket in, which is a write of its own.
      await page.waitForFunction(() => {
        const caseNumber = document.querySelector('[role=status][aria-label="Case number"]');
        return (caseNumber?.textContent ?? '') !== '';
      });
    });
    await expect(call.outcome.getByText('Copied')).toBeVisible();
    const work = await readWindowWork(page);
    const costs = subtractCosts(await readCosts(electron), before);
    expectWithin(
      sendBudgets,
      {
        requests: costs.requests.length,
        databaseCalls: costs.databaseCalls.length,
        statements: countStatements(costs),
        databaseSyncs: fileSyncs.filter((file) => file.includes('helpdesk.db')).length,
        journalSyncs: fileSyncs.filter((file) => file.endsWith('.journal')).length,
        commits: work.renders.length,
        renders: sum(work.renders),
        layoutReads: work.layoutReads,
      },
      costs,
    );
  });
});

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
  costs?: AskedCosts,
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
