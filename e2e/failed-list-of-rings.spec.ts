import { refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall } from './fixtures/announce-call';
import { expect, test } from './fixtures/test';

test('a call whose ring could not be asked for once is shown a second later', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const answerAgain = await refuseRequests(electron, 'calls.list-incoming', { kind: 'internal', detail: '' });
  // The window asks at this event, too, and its answer comes before this one.
  await page.evaluate(`window.refused = new Promise((resolve) => {
    window.helpdesk.onEvent['calls.incoming-changed'](() => resolve(window.helpdesk.ask['app.get-state'](null)));
  }); null`);
  await announceCall(electron, '60173390219&name=Siti');
  await page.evaluate('window.refused');
  await answerAgain();
  await expect(page.locator('[data-ringing]')).toHaveText([/Siti/]);
});
