import { created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { holdTimers } from './fixtures/hold-timers';
import { caseNumberAt, seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

/** How long the keys behind Ctrl+F2 wait for the cases, in ms. */
const maxWaitMs = 1000;

test('a late answer moves the caret of no other call, and fills no call that was sent', async ({
  userDataFolder,
  startLive,
  storeHub,
}) => {
  seedHistory(userDataFolder, 2, (place) => ({ outcome: 'created', atMs: Date.now() - 3_600_000 / place }));
  const app = await startLive();
  const { page } = app;
  const { keyboard } = page;
  const call = new CallScreen(page);

  await test.step('F4, then a new call: the caller goes into the call of F4, the next keys into the new one', async () => {
    const held = await holdRequests(app, 'callers.match');
    await keyboard.type('0123000001');
    await keyboard.press('F4');
    await call.begin();
    await keyboard.type('019');
    await held.letGo();
    await keyboard.type('777');
    await call.expectFields({ Phone: '019777', Name: '', Issue: '' });
    await keyboard.press('Alt+1');
    await call.expectFields({ Phone: '0123000001', Name: 'Caller 1', Issue: '' });
  });

  await test.step('F4, then more of the number: it goes on in Phone', async () => {
    await call.begin();
    const held = await holdRequests(app, 'callers.match');
    await keyboard.type('012300000');
    await keyboard.press('F4');
    await keyboard.type('1');
    await held.letGo();
    await call.expectFields({ Name: 'Caller 1' });
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('F10 of a call without a name, then a new call: the caret stays in that', async () => {
    await call.begin();
    await call.fillExample({
      Phone: '0123000002',
      Name: '',
      'Store name': 'Roti & Rasa',
      Issue: 'Drawer stuck',
    });
    await expect(call.button('Send as a follow-up')).toBeVisible();
    await call.field('Remark').focus();
    const held = await holdRequests(app, 'calls.set-follow-up');
    await keyboard.press('F10');
    await held.expectAsked(1);
    await call.begin();
    await keyboard.type('019');
    await held.letGo();
    await keyboard.type('888');
    await call.expectFields({ Phone: '019888', Name: '' });
  });

  await test.step('F4, then F9: the screen shows what was sent', async () => {
    await call.begin();
    const { until, answer } = holdAnswer();
    storeHub.queue(created(1, { until }));
    const held = await holdRequests(app, 'callers.match');
    await call.fillExample({
      Phone: '0123000002',
      Name: 'Caller 2',
      'Store name': 'Roti & Rasa',
      'Dealer or reseller': '',
      Remark: 'another problem',
    });
    await keyboard.press('F4');
    await keyboard.press('F9');
    await storeHub.waitForRequest(1);
    await held.letGo();
    await expect(call.field('Dealer or reseller')).toHaveValue('');
    answer();
    await call.expectOutcome('Created');
    await expect(call.field('Dealer or reseller')).toHaveValue('');
    expect(storeHub.requests[0]?.bodyText).not.toContain('Alex');
  });
});

test(
  'of two callers, the one who is on the line is asked about, although the answer about the other comes last',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 4, (place) => ({
      outcome: 'created',
      Ticket: {
        Name: place > 2 ? 'Aminah' : 'Balan',
        Phone: place > 2 ? '60123000001' : '60123000002',
        StoreName: place > 2 ? 'Kedai Maju' : 'Kopi Sudut',
        Issue: `Problem ${place}`,
      },
    }));
    const app = await startLive();
    const { page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);
    const list = call.main.getByLabel('End the call as');

    const held = await holdRequests(app, 'callers.find-past-cases');
    await call.field('Phone').fill('0123000001');
    await expect(call.main.getByRole('button', { name: 'Problem 4' })).toBeVisible();
    await keyboard.press('Control+F2');
    await held.expectAsked(1);
    await keyboard.press('Escape');
    await call.field('Phone').fill('0123000002');
    await expect(call.main.getByRole('button', { name: 'Problem 2' })).toBeVisible();
    await keyboard.press('Control+F2');
    await held.expectAsked(2);
    await held.letGo('newest-first');
    await expect(list).toContainText('Problem 2');
    await keyboard.press('ArrowDown');
    await expect(list).toContainText('Problem 1');
    await keyboard.press('ArrowDown');
    await expect(list).toContainText('Problem 2');

    await test.step('an arrow and a digit right behind the key wait for the answer, and are of the cases in it', async () => {
      await keyboard.press('Escape');
      const again = await holdRequests(app, 'callers.find-past-cases');
      const timeLimit = await holdTimers(page, maxWaitMs);
      await keyboard.press('Control+F2');
      await keyboard.press('ArrowDown');
      await keyboard.press('1');
      await again.expectAsked(1);
      await again.letGo();
      const about = call.outcome.getByRole('region', { name: 'About the case' });
      await expect(about.getByRole('button', { name: caseNumberAt(1) })).toBeVisible();
      await timeLimit.letGo();
    });
  },
);
