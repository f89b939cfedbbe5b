import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { explainError } from '../shared/errors/app-error';
import { created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

/** The files with which Chromium ensures a single instance. They have no effect across computers. */
const chromiumLock = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];

test(
  'a second copy of the app over one history says so, touches nothing, and goes on once the first is closed',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub, userDataFolder }) => {
    const { until, answer } = holdAnswer();
    storeHub.queue(created(1, { until }));
    const first = await startLive();
    const call = new CallScreen(first.page);
    await call.fillExample();
    await call.send.click();
    await storeHub.waitForRequest(1);

    for (const name of chromiumLock) rmSync(join(userDataFolder, name), { force: true });
    const { page } = await startLive({ hasForm: false });
    const explanation = explainError(
      { kind: 'database', errorCode: 'open-elsewhere', detail: '', host: hostname() },
      'en',
    );
    await expect(page.getByRole('status').filter({ hasText: explanation.sentence })).toContainText(
      explanation.nextStep,
    );
    await expect(page.getByText(explanation.sentence)).toHaveCount(1);
    await expect(new CallScreen(page).field('Phone')).toBeHidden();

    answer();
    await call.expectOutcome('Created');
    await first.quit();
    await expect(new CallScreen(page).field('Phone')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(explanation.sentence)).toHaveCount(0);
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.rows).toHaveCount(1);
    await expect(history.rows).toContainText('STOREHUB0999-CA109193B');
    expect(storeHub.requests).toHaveLength(1);
  },
);
