import { join } from 'node:path';
import { caseNumber, created, refused } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { RemindersScreen } from './pages/reminders-screen';
import { SettingsScreen } from './pages/settings-screen';

test('after a rejection the caret is in the field that StoreHub names, else at its message; one key corrects a rejected ticket wherever it is shown', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const outbox = new OutboxScreen(page);
  const palette = page.getByRole('combobox', { name: 'What do you want to do?' });
  const rejectCall = async (name: string, message: string) => {
    storeHub.queue(refused('-10000', message));
    await call.fillExample({ Name: name });
    await call.field('Address').focus();
    await keyboard.press('F9');
    await call.expectOutcome('Rejected');
  };

  await test.step('the named field has the caret, and the next keys go there', async () => {
    await rejectCall('Puan One', 'StoreName is not known');
    await expect(call.field('Store name')).toBeFocused();
    await keyboard.press('End');
    await keyboard.type(' 2');
    await expect(call.field('Store name')).toHaveValue('KL Branch 2');
  });

  await test.step('a message that names none has the focus itself, and Esc leads back to the field', async () => {
    storeHub.queue(refused('-10000', 'no such store'));
    await keyboard.press('F9');
    await expect(call.outcome).toBeFocused();
    await expect(call.outcome.getByRole('alert')).toContainText('StoreHub refused the ticket');
    await keyboard.press('Escape');
    await expect(call.field('Store name')).toBeFocused();
    await keyboard.press('Control+F5');
    await expect(page.getByText('This is the rejected call: correct it here, then send it.')).toBeVisible();
  });

  await test.step('in the outbox the key corrects the ticket in whose item the focus is, and the palette names each', async () => {
    storeHub.queue(refused('-10004'));
    for (const [name, outcome] of [
      ['Puan Two', 'Throttled'],
      ['Puan Three', 'Waiting'],
    ] as const) {
      await call.begin();
      await call.fillExample({ Name: name });
      await keyboard.press('F9');
      await call.expectOutcome(outcome);
    }
    await call.begin();
    const phoneRefused = refused('-10000', 'Ticket.Phone: not a number');
    storeHub.queue(phoneRefused, phoneRefused);
    await outbox.open();
    await outbox.sendNow.click();
    await expect(outbox.rejected).toHaveCount(2);
    await keyboard.press('F11');
    await palette.fill('correct and resend');
    await expect(page.getByRole('option')).toHaveText([/Puan Two/, /Puan Three/]);
    await keyboard.press('Escape');
    await outbox.main.getByRole('button', { name: /Puan Three/ }).focus();
    await keyboard.press('Control+F5');
    await expect(call.field('Name')).toHaveValue('Puan Three');
    await expect(call.field('Phone')).toBeFocused();
    await outbox.open();
    await expect(outbox.rejected).toHaveCount(1);
    await keyboard.press('Control+F5');
    await expect(call.field('Name')).toHaveValue('Puan Two');
  });

  await test.step('in the history and beside a call the key corrects the shown case, and says why it cannot', async () => {
    await history.open();
    await history.find.fill('Puan Two');
    // Another case is shown until the search has its rows.
    await expect(history.ticket.getByText('Puan Two')).toBeVisible();
    await expect(history.ticket.getByRole('button', { name: 'Correct and resend' })).toHaveAttribute(
      'aria-keyshortcuts',
      'Control+F5',
    );
    await keyboard.press('Control+F5');
    await expect(call.field('Name')).toHaveValue('Puan Two');
    await keyboard.press('F9');
    await call.expectOutcome('Created');
    await history.open();
    await history.find.fill('Puan Two');
    await expect(history.ticket.getByText('Created', { exact: true }).first()).toBeVisible();
    // The ticket from before the correction may still be shown.
    await expect(history.ticket.getByRole('button', { name: 'Correct and resend' })).toHaveCount(0);
    await keyboard.press('Control+F5');
    await expect(page.getByText('Only a rejected ticket is corrected and sent again.')).toBeVisible();

    await call.begin();
    await keyboard.type('60123456789');
    await keyboard.press('Control+o');
    const beside = page.getByRole('region', { name: 'Past case', exact: true });
    await expect(beside).toContainText('Puan Two');
    await keyboard.press('Alt+PageDown');
    await expect(beside).toContainText('Puan Three');
    await keyboard.press('Control+F5');
    await expect(call.field('Name')).toHaveValue('Puan Three');
  });
});

test(
  'a caller whose rejected call was closed gets a callback once the ticket is corrected and created',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const callbacks = new RemindersScreen(page);
    const reject = async (name: string) => {
      await call.begin();
      storeHub.queue(refused('-10000', 'Phone is invalid'));
      await call.fillExample({ Name: name });
      await keyboard.press('F9');
      await call.expectOutcome('Rejected');
    };
    const correctAndSend = async (name: string) => {
      await history.open();
      await history.find.fill(name);
      await history.rows.filter({ hasText: 'Rejected' }).click();
      await expect(history.ticket).toContainText('Rejected');
      await keyboard.press('Control+F5');
      await expect(call.field('Name')).toHaveValue(name);
    };

    await test.step('corrected while the caller is on the line, it is read out and no callback is listed', async () => {
      await reject('Puan Present');
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await callbacks.open();
      await expect(callbacks.due).toHaveCount(0);
    });

    await test.step('ended: the correction says so before it is sent, and after', async () => {
      await reject('Puan Ended');
      await expect(call.outcome).toContainText('Caller hung up?');
      await keyboard.press('Control+F2');
      await expect(call.main.getByLabel('End the call as')).toBeVisible();
      await keyboard.press('5');
      await expect(call.outcome).toContainText('Will call again');
      const rejected = call.outcome
        .getByRole('alert')
        .filter({ hasText: /SH-\w+ was rejected and is not sent/ });
      await expect(rejected.getByRole('button', { name: 'Correct and resend' })).toBeVisible();
      const outboxInRail = page.getByRole('button', { name: /^Outbox/ });
      await expect(outboxInRail).toHaveAccessibleName('Outbox 1 rejected');
      await keyboard.press('Control+F5');
      await call.expectOutcome('Rejected');
      await expect(outboxInRail).toHaveAccessibleName('Outbox');
      await keyboard.press('Control+F2');
      await keyboard.press('5');
      await expect(call.outcome).toContainText('Will call again');
      await correctAndSend('Puan Ended');
      await expect(call.outcome).toContainText(
        'As soon as there is a case number, Callbacks lists the caller.',
      );
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await expect(call.outcome).toContainText('Callbacks lists the caller, to be given this number.');
      await callbacks.open();
      await expect(callbacks.due).toHaveCount(1);
      await expect(callbacks.due).toContainText('Puan Ended');
      await expect(callbacks.due).toContainText('The case number came after the call ended');
    });

    await test.step('discarded: likewise', async () => {
      await reject('Puan Discarded');
      await keyboard.press('F11');
      await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('Discard this call');
      await keyboard.press('Enter');
      await expect(page.getByText('Puan Discarded was discarded.')).toBeVisible();
      await correctAndSend('Puan Discarded');
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await callbacks.open();
      await expect(callbacks.due).toHaveCount(2);
    });

    await test.step('uncertain: nothing is promised to a caller who is not on the line', async () => {
      await reject('Puan Uncertain');
      await keyboard.press('Control+F2');
      await keyboard.press('5');
      await expect(call.outcome).toContainText('Will call again');
      await correctAndSend('Puan Uncertain');
      storeHub.queue({ kind: 'answer', body: 'no answer of StoreHub' });
      await keyboard.press('F9');
      await call.expectOutcome('Uncertain');
      await expect(call.outcome).toContainText('The caller hung up.');
      await expect(call.outcome).not.toContainText('Promise the caller');
      await expect(call.outcome).not.toContainText('I will call you back');
    });
  },
);

test('a corrected ticket that StoreHub answers slowly is not shown as rejected again while tickets arrive', async ({
  startLive,
  storeHub,
}) => {
  const { until, answer } = holdAnswer();
  storeHub.queue(refused('-10000', 'StoreName is not known'), created(2, { until }));
  const app = await startLive();
  const { keyboard } = app.page;
  const call = new CallScreen(app.page);
  await call.fillExample({ Name: 'Aminah' });
  await keyboard.press('F9');
  await call.expectOutcome('Rejected');
  await call.field('Store name').fill('KL Branch 2');
  await call.field('Remark').focus();
  await keyboard.press('F9');
  await storeHub.waitForRequest(2);
  const sending = call.main.getByRole('button', { name: 'Sending…' });
  await expect(sending).toBeVisible();

  const read = await holdRequests(app, 'tickets.get');
  await app.electron.evaluate(({ BrowserWindow }) => {
    // As after an import, and with every ticket of another PC.
    BrowserWindow.getAllWindows()[0]?.webContents.send('tickets.changed', { ticketId: null });
  });
  await read.expectAsked(1);
  await read.letGo();
  await expect(sending).toBeVisible();
  await expect(call.outcome).toHaveCount(0);
  await expect(call.field('Remark')).toBeFocused();
  await expect(call.field('Remark')).not.toBeEditable();

  answer();
  await call.expectOutcome('Created');
  await expect(call.caseNumber).toContainText(caseNumber(2));
  expect(storeHub.requests).toHaveLength(2);
});

test(
  'the rejected ticket of a call is no case of its own, and is still named and corrected after the call ended and a kill',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const first = await startLive();
    const call = new CallScreen(first.page);
    storeHub.queue(refused('-10000', 'Phone is invalid'));
    await call.fillExample({ Name: 'Puan Killed', 'Store name': 'Kedai Terbunuh' });
    await first.page.keyboard.press('F9');
    await call.expectOutcome('Rejected');
    await expect(call.main.getByRole('region', { name: 'Possible callers' })).toContainText(
      'Nobody in the history matches.',
    );
    await first.page.keyboard.press('Control+F2');
    const endings = call.main.getByLabel('End the call as');
    await expect(endings).toBeVisible();
    await expect(endings).not.toContainText('SH-');
    await first.page.keyboard.press('5');
    const rejected = /SH-\w+ was rejected and is not sent/;
    await expect(call.outcome.getByText(rejected)).toBeVisible();
    await first.kill();

    const { page } = await startLive();
    const again = new CallScreen(page);
    await expect(again.outcome.getByText(rejected)).toBeVisible();
    await page.keyboard.press('Control+F5');
    await again.expectOutcome('Rejected');
    await expect(again.field('Name')).toHaveValue('Puan Killed');
  },
);

test(
  'the outbox says of a rejected ticket that its caller is to be erased, and of no other one',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const { electron, page } = await startLive();
    const call = new CallScreen(page);
    const outbox = new OutboxScreen(page);
    storeHub.queue(refused('-10004'));
    for (const [name, outcome] of [
      ['Zuraidah Canary', 'Throttled'],
      ['Puan Two', 'Waiting'],
    ] as const) {
      await call.fillExample({ Name: name });
      await page.keyboard.press('F9');
      await call.expectOutcome(outcome);
      await call.begin();
    }
    const settings = new SettingsScreen(page);
    await settings.open();
    await settings.main.getByLabel('Name of the caller').fill('zuraidah canary');
    await settings.button('Find tickets').click();
    await answerQuestions(electron, 'yes');
    await settings.button('Erase for good').click();
    await expect(settings.main).toContainText('on request');
    const notKnown = refused('-10000', 'Ticket.Phone: not a number');
    storeHub.queue(notKnown, notKnown);
    await outbox.open();
    await outbox.sendNow.click();
    await expect(outbox.rejected).toHaveCount(2);
    const requested =
      'Erasure was requested for this caller: this ticket is erased once its correction is created';
    await expect(outbox.rejected.filter({ hasText: requested })).toHaveText(/Zuraidah Canary/);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'rejected-erasure-requested.png') });

    await test.step('the call is discarded: the ticket is gone', async () => {
      await outbox.main.getByRole('button', { name: /Zuraidah Canary/ }).focus();
      await page.keyboard.press('Control+F5');
      await expect(call.field('Name')).toHaveValue('Zuraidah Canary');
      await call.main.getByRole('button', { name: 'Discard' }).click();
      await outbox.open();
      await expect(outbox.rejected).toHaveText([/Puan Two/]);
    });
  },
);
