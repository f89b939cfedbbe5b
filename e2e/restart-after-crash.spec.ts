import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { explainOutcome } from '../shared/outcome/attempt-outcome';
import { created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import type { FakeStoreHub } from './fake-storehub/fake-storehub';
import type { RunningApp } from './fixtures/helpdesk-app';
import { killWindowProcess } from './fixtures/kill-window-process';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall, type TypedCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';

const mayExist = explainOutcome(
  {
    kind: 'uncertain',
    reason: 'app-stopped-while-sending',
    errorCode: null,
    errorMessage: null,
    httpStatus: null,
    detail: null,
  },
  'en',
);

/** A ticket of Aminah that StoreHub has and does not answer. */
async function sendWithoutAnswer(
  startLive: () => Promise<RunningApp>,
  storeHub: FakeStoreHub,
  prepare: (call: CallScreen) => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly app: RunningApp; readonly call: CallScreen }> {
  storeHub.queue({ kind: 'at-request', how: 'stall' });
  const app = await startLive();
  const call = new CallScreen(app.page);
  await prepare(call);
  await call.fillExample({ Name: 'Aminah' });
  await call.send.click();
  await storeHub.waitForRequest(1);
  return { app, call };
}

test('killed in the middle of sending: uncertain, never sent again by itself, settled by the agent alone', async ({
  startLive,
  storeHub,
}, { outputDir }) => {
  const { app: first } = await sendWithoutAnswer(startLive, storeHub, async (call) => {
    await call.fill({ Name: 'Devi', Issue: 'Rings again' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await call.begin();
  });
  await first.kill();

  const second = await startLive();
  const { page } = second;
  const call = new CallScreen(page);
  const outbox = new OutboxScreen(page);
  await test.step('it opens on that call, whose caller may still be on the line', async () => {
    await call.expectOutcome('Uncertain');
    await expect(call.field('Name')).toHaveValue('Aminah');
    await page.screenshot({ path: join(outputDir, 'cut-off-call.png') });
  });
  await outbox.open();
  await expect(outbox.waiting).toHaveCount(0);
  await expect(outbox.uncertain).toHaveCount(1);
  await expect(outbox.uncertain).toContainText('Aminah');
  await expect(outbox.uncertain).toContainText(mayExist.sentence);

  await test.step('another ticket is cut off, a third goes through: the first two stay where they are', async () => {
    await page.keyboard.press('Escape');
    await call.begin();
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample({ Name: 'Balan' });
    await call.send.click();
    await call.expectOutcome('Uncertain');
    await call.begin();
    await call.fillExample({ Name: 'Chong' });
    await call.send.click();
    await call.expectOutcome('Created');
    expect(namesIn(storeHub)).toEqual(['Aminah', 'Balan', 'Chong']);
  });

  await test.step('"Record case number" settles the first', async () => {
    await outbox.open();
    await expect(outbox.uncertain).toHaveCount(2);
    const aminah = outbox.uncertain.filter({ hasText: 'Aminah' });
    await aminah.getByRole('button', { name: 'Record case number' }).click();
    await page.keyboard.type('STOREHUB4711-CA222222B');
    await page.keyboard.press('Enter');
    await expect(outbox.uncertain).toHaveCount(1);
    await expect(page.getByRole('navigation').getByText('1 uncertain')).toBeAttached();
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('Aminah');
    await expect(history.rows).toHaveCount(1);
    await expect(history.rows).toContainText('STOREHUB4711-CA222222B');
    await expect(history.rows).toContainText('Created');
    await expect(history.ticket, 'nobody knows whether it left').toContainText('The ticket may exist.');
    await expect(history.ticket).not.toContainText('nothing was sent');
  });

  await test.step('"send again" warns plainly, and makes exactly one more request', async () => {
    await outbox.open();
    await outbox.uncertain.getByRole('button', { name: 'It did not arrive: send again' }).click();
    await expect(outbox.uncertain.getByRole('alert')).toHaveText(
      /If it did arrive, a second technician will be sent\./,
    );
    await outbox.uncertain.getByRole('button', { name: 'Cancel' }).click();
    expect(namesIn(storeHub)).toEqual(['Aminah', 'Balan', 'Chong']);
    await outbox.uncertain.getByRole('button', { name: 'It did not arrive: send again' }).click();
    await outbox.uncertain.getByRole('button', { name: 'Yes, send it again' }).click();
    await expect(outbox.uncertain).toHaveCount(0);
    await expect(page.getByRole('navigation').getByText(/uncertain/)).toHaveCount(0);
    expect(namesIn(storeHub)).toEqual(['Aminah', 'Balan', 'Chong', 'Balan']);
  });

  await test.step('killed while a call without a tab is sent again from the outbox: it is uncertain there, and in no tab', async () => {
    await page.keyboard.press('Escape');
    await call.begin();
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample({ Name: 'Ganesan' });
    await call.send.click();
    await call.expectOutcome('Uncertain');
    await call.begin();
    await call.fill({ Name: 'Hui Min', Issue: 'Typed since' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await outbox.open();
    storeHub.queue({ kind: 'at-request', how: 'stall' });
    await outbox.uncertain.getByRole('button', { name: 'It did not arrive: send again' }).click();
    await outbox.uncertain.getByRole('button', { name: 'Yes, send it again' }).click();
    await storeHub.waitForRequest(6);
    await second.kill();
    const third = await startLive();
    const again = new CallScreen(third.page);
    await expect(again.field('Name')).toHaveValue('Hui Min');
    await expect(tabs(third.page)).toHaveText([/Devi/, /Hui Min/]);
    await new OutboxScreen(third.page).open();
    await expect(new OutboxScreen(third.page).uncertain).toContainText(['Ganesan']);
  });
});

test(
  'killed after the tab of an uncertain ticket was closed: it is in the outbox, and no tab comes back',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { app: first } = await sendWithoutAnswer(startLive, storeHub);
    await first.kill();
    const second = await startLive();
    await new CallScreen(second.page).expectOutcome('Uncertain');
    await second.kill();
    const third = await startLive();
    const again = new CallScreen(third.page);
    await again.expectOutcome('Uncertain');
    await third.page.keyboard.press('F2');
    await again.fill({ Name: 'Balan', Issue: 'No network' });
    await expect(again.main.getByText(/^Saved \d/)).toBeVisible();
    await expect(tabs(third.page)).toHaveText([/Balan/]);
    await third.kill();

    const { page } = await startLive();
    await expect(new CallScreen(page).field('Name')).toHaveValue('Balan');
    await expect(tabs(page)).toHaveText([/Balan/]);
    await expect(page.getByRole('navigation').getByText('1 uncertain')).toBeAttached();
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await expect(outbox.uncertain).toContainText(['Aminah']);
    expect(storeHub.requests).toHaveLength(1);
  },
);

test(
  'ended by the system in the middle of sending, as by a truncated file: nothing typed is lost, nothing goes out twice',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { app: first, call: firstCall } = await sendWithoutAnswer(startLive, storeHub);
    await firstCall.begin();
    await firstCall.fill({ Name: 'Kanari Binti Ujian', Remark: 'Typed meanwhile' });
    await expect(firstCall.main.getByText(/^Saved \d/)).toBeVisible();
    const program = first.electron.process();
    const gone = once(program, 'exit');
    program.kill('SIGBUS');
    await gone;

    const { page } = await startLive();
    const call = new CallScreen(page);
    await call.expectFields({ Name: 'Kanari Binti Ujian', Remark: 'Typed meanwhile' });
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await expect(outbox.waiting).toHaveCount(0);
    await expect(outbox.uncertain).toContainText('Aminah');
    await expect(outbox.uncertain).toContainText(mayExist.sentence);
    expect(namesIn(storeHub)).toEqual(['Aminah']);
  },
);

test(
  'killed with what became of a ticket on the screen: it comes back to that call, not to one that was open before',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const first = await startLive();
    const call = new CallScreen(first.page);
    await call.fill({ Name: 'Devi', Issue: 'Rings again' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await call.begin();
    await call.fillExample({ Name: 'Aminah' });
    await call.send.click();
    await call.expectOutcome('Created');
    const caseNumber = await call.caseNumber.innerText();
    await first.kill();

    const second = await startLive();
    const again = new CallScreen(second.page);
    await again.expectOutcome('Created');
    await expect(again.caseNumber).toHaveText(caseNumber);
    await expect(again.field('Name')).toHaveValue('Aminah');
    await second.page.keyboard.press('Alt+1');
    await expect(again.field('Name')).toHaveValue('Devi');
    await again.field('Issue').press('End');
    await second.page.keyboard.type(', twice');
    const listSaved = () => second.page.evaluate<string>(`window.helpdesk.ask['calls.list'](null)`);
    await expect.poll(listSaved).toContain('Rings again, twice');
    await second.kill();

    const third = new CallScreen((await startLive()).page);
    await expect(third.field('Issue')).toHaveValue('Rings again, twice');
    expect(storeHub.requests).toHaveLength(1);
  },
);

test(
  'killed in a blank call while a ticket is in the air: it opens on the call of that ticket',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { app, call } = await sendWithoutAnswer(startLive, storeHub);
    await call.begin();
    await expect.poll(() => app.page.evaluate(askShownName)).toBe('');
    await app.kill();
    const again = new CallScreen((await startLive()).page);
    await again.expectOutcome('Uncertain');
    await expect(again.field('Name')).toHaveValue('Aminah');
  },
);

test(
  'a call that was only looked at is on the screen again after a kill, after quitting, and in the next process of the window',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const call = new CallScreen(first.page);
    await call.fill({ Name: 'Aminah', Issue: 'Paper jams' });
    await call.begin();
    await call.fill({ Name: 'Balan', Issue: 'No network' });
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await first.page.keyboard.press('Alt+1');
    await expect.poll(() => first.page.evaluate(askShownName)).toBe('Aminah');
    await first.kill();

    const second = await start({ mode: 'practice' });
    await expect(new CallScreen(second.page).field('Name')).toHaveValue('Aminah');
    await second.page.keyboard.press('Alt+2');
    await expect(new CallScreen(second.page).field('Name')).toHaveValue('Balan');
    await second.quit();

    const third = await start({ mode: 'practice' });
    await expect(new CallScreen(third.page).field('Name')).toHaveValue('Balan');
    await third.page.keyboard.press('Alt+1');
    await expect.poll(() => third.page.evaluate(askShownName)).toBe('Aminah');
    const window = await killWindowProcess(third.electron);
    await expect.poll(() => window.field('field-name')).toBe('Aminah');
  },
);

test('the process of the window is killed while a ticket is in the air: it comes back to that call, then to its number', async ({
  startLive,
  storeHub,
}) => {
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample({ Name: 'Aminah' });
  await page.keyboard.press('F9');
  await storeHub.waitForRequest(1);

  const window = await killWindowProcess(electron);
  await expect.poll(window.text).toContain('Sending…');
  expect(await window.field('field-name')).toBe('Aminah');

  await test.step('neither the caller card nor an offer to follow up takes the ticket in the air for a past case', async () => {
    await electron.evaluate(({ BrowserWindow }) => {
      // As after an import: the window immediately asks for similar tickets.
      BrowserWindow.getAllWindows()[0]?.webContents.send('tickets.changed', { ticketId: null });
    });
    // Answers come in the order of the requests, so the window's own answer has arrived before this one.
    const similar = await window.run(askSimilar);
    expect(similar).toBe('{"ok":true,"value":[]}');
    expect(await window.text()).not.toContain('Send as a follow-up');
    expect(await window.text()).not.toMatch(/SH-[0-9A-Z]{4}/);
    expect(await window.text()).toContain('Sending…');
  });
  answer();
  await expect.poll(window.text).toContain('Read the case number to the caller.');
  expect(await window.text()).toContain('STOREHUB');

  await test.step('killed again with the outcome on the screen, it shows that', async () => {
    const again = await killWindowProcess(electron);
    await expect.poll(again.text).toContain('Read the case number to the caller.');
    expect(await again.field('field-name')).toBe('Aminah');
  });
  expect(storeHub.requests).toHaveLength(1);
});

test(
  'killed while typing: the call and the parked one are there again, every field of them',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const parked: TypedCall = { ...exampleCall, Name: 'Aminah', Remark: 'Two lines,\nof the parked call' };
    const open: TypedCall = { ...exampleCall, Name: '陈大文 😀', Longitude: '101.7', Issue: 'half a sen' };
    const first = await start({ mode: 'practice' });
    const call = new CallScreen(first.page);
    await call.fill(parked);
    await call.chooseService(5);
    await first.page.keyboard.press('F6');
    await expect(call.field('Name')).toHaveValue('');
    await call.fill(open);
    await call.chooseService(2);
    await call.field('SMS updates').uncheck();
    await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
    await first.kill();

    const second = await start({ mode: 'practice' });
    const again = new CallScreen(second.page);
    await again.expectFields(open);
    await expect(again.group('Service').getByRole('radio').nth(1)).toBeChecked();
    await expect(again.field('SMS updates')).not.toBeChecked();
    await second.page.keyboard.press('Alt+1');
    await again.expectFields(parked);
    await expect(again.group('Service').getByRole('radio').nth(4)).toBeChecked();
    await expect(again.field('SMS updates')).toBeChecked();

    await test.step('nor does quitting in the middle of a word lose it', async () => {
      await again.field('Remark').fill('in the middle of a wo');
      await second.quit();
      const third = await start({ mode: 'practice' });
      await third.page.keyboard.press('Alt+1');
      await new CallScreen(third.page).expectFields({ ...parked, Remark: 'in the middle of a wo' });
    });
  },
);

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Open calls' }).getByRole('button');

/** Asks main for the name in the call that it knows to be on the screen, after the disk has heard of that. */
const askShownName = `(async () => {
  const calls = await window.helpdesk.ask['calls.list'](null);
  return JSON.parse(calls).value.at(-1).fields.name;
})()`;

/** Asks for tickets similar to the first open call, and waits until the window has drawn twice. */
const askSimilar = `(async () => {
  const calls = await window.helpdesk.ask['calls.list'](null);
  const { id: callId, fields } = JSON.parse(calls).value[0];
  const similar = await window.helpdesk.ask['tickets.find-similar']({ callId, fields });
  const draw = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
  await draw();
  await draw();
  return similar;
})()`;

function namesIn({ requests }: { requests: ReadonlyArray<{ json: unknown }> }): string[] {
  return requests.map(({ json }) => (json as { Ticket: { Name: string } }).Ticket.Name);
}
