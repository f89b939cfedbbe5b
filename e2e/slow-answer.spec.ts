import { join } from 'node:path';
import { caseNumber, created, refused } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { announceCall } from './fixtures/announce-call';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const sentenceTyped = 'The next caller speaks while the line crawls';

test('an answer that drips in byte by byte: the next call is typed meanwhile, key by key, and nothing of it waits', async ({
  startLive,
  storeHub,
}) => {
  const { until: lastAfter, answer: finishAnswer } = holdAnswer();
  storeHub.queue(created(1, { drip: { bytes: 6, everyMs: 50, lastAfter } }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample({ Name: 'Aminah' });
  await call.send.click();
  await storeHub.waitForRequest(1);
  const sending = call.main.getByRole('button', { name: 'Sending…' });
  const underPointer = await sending.evaluate((button) => getComputedStyle(button).backgroundColor);
  await page.mouse.move(5, 5);
  await expect(sending).toHaveCSS('background-color', underPointer);
  await page.keyboard.press('F2');
  await expect(call.field('Phone')).toBeFocused();
  await call.field('Issue').focus();

  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { paintedAfterMs: seen });
    document.addEventListener('keydown', (event) => {
      // What a person sees: the next frame after the key.
      requestAnimationFrame(() => {
        seen.push(performance.now() - event.timeStamp);
      });
    });
  });
  await page.keyboard.type(sentenceTyped, { delay: 30 });
  await expect(call.field('Issue')).toHaveValue(sentenceTyped);
  const listWaits = () =>
    page.evaluate(() => (window as unknown as { paintedAfterMs: number[] }).paintedAfterMs);
  // The last key is painted a frame later.
  await expect.poll(async () => (await listWaits()).length).toBeGreaterThanOrEqual(sentenceTyped.length);
  const waits = await listWaits();
  // The answer is still outstanding, so everything was typed during the request.
  expect(storeHub.openConnections()).toBe(1);
  finishAnswer();
  test.info().annotations.push({ type: 'slowest key in ms', description: String(Math.max(...waits)) });

  await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
  await page.keyboard.press('Alt+1');
  await call.expectOutcome('Created');
  await page.keyboard.press('Alt+2');
  await expect(call.field('Issue')).toHaveValue(sentenceTyped);
  expect(storeHub.requests).toHaveLength(1);
});

test('a case number that came while the next call was typed is in its tab after a quit, until it was seen', async ({
  startLive,
  storeHub,
}) => {
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const first = await startLive();
  const call = new CallScreen(first.page);
  await call.fillExample({ Name: 'Aminah' });
  await first.page.keyboard.press('F9');
  await storeHub.waitForRequest(1);
  await call.begin();
  await call.fill({ Name: 'Devi', Issue: sentenceTyped });
  await expect(call.main.getByText(/^Saved \d/)).toBeVisible();
  answer();
  await expect(first.page.getByRole('navigation', { name: 'Open calls' })).toContainText('Created');
  await first.quit();

  const { page } = await startLive();
  const again = new CallScreen(page);
  await expect(again.field('Name')).toHaveValue('Devi');
  await expect(again.field('Issue')).toHaveValue(sentenceTyped);
  await page.keyboard.press('F2');
  await expect(again.field('Name')).toHaveValue('');
  await page.keyboard.press('Alt+1');
  await again.expectOutcome('Created');
  await expect(again.field('Name')).toHaveValue('Aminah');
  expect(storeHub.requests).toHaveLength(1);
});

test('an answer that comes while another screen is shown is told there, and waits for the agent in the call', async ({
  startLive,
  storeHub,
}) => {
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  const place = page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: /^Call(?!backs)/ });
  await call.fillExample({ Name: 'Aminah' });
  await call.field('Latitude').focus();
  await page.keyboard.press('F9');
  await storeHub.waitForRequest(1);
  await expect(call.main.getByRole('button', { name: 'Sending…' })).toBeVisible();
  expect(await call.main.getByText('Ready to send.').count()).toBe(0);
  await page.keyboard.press('Control+F2');
  await expect(page.getByText('This call is being sent.')).toBeVisible();
  await expect(call.main.getByText('End the call as')).toHaveCount(0);
  await page.keyboard.press('F3');
  await expect(page.getByLabel('Find in the history', { exact: true })).toBeFocused();
  await expect(place).not.toContainText('not seen yet');
  answer();
  await expect(place.locator('[aria-live=polite]')).toContainText('1 case number not seen yet');
  await page.keyboard.press('Control+F12');
  await expect(page.getByRole('main', { name: 'Hand-over' }).getByRole('listitem')).toContainText([
    /Aminah.* · case number not seen yet/,
  ]);
  await page.keyboard.press('Escape');
  await call.expectOutcome('Created');
  await expect(call.outcome).toBeFocused();
  await expect(place).not.toContainText('not seen yet');
});

test('a page that is loaded again while a ticket is in the air asks until it hears what became of it', async ({
  startLive,
  storeHub,
}) => {
  const { until, answer } = holdAnswer();
  storeHub.queue(created(1, { until }));
  const { page, electron } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample({ Name: 'Aminah' });
  await page.keyboard.press('F9');
  await storeHub.waitForRequest(1);
  const answerAgain = await refuseRequests(electron, 'tickets.await-outcome', {
    kind: 'internal',
    detail: 'no answer within 20000 ms',
  });
  await page.reload();
  await expect(call.main.getByText('Something went wrong in the app.')).toBeVisible();
  await expect(call.main.getByRole('button', { name: 'Sending…' })).toBeVisible();
  await call.field('Name').focus();
  await page.keyboard.type('x');
  await expect(call.field('Name')).toHaveValue('Aminah');
  answer();
  await answerAgain();
  await call.expectOutcome('Created');
  await expect(call.caseNumber).toHaveText(caseNumber(1));
  expect(storeHub.requests).toHaveLength(1);
});

test(
  'a caller who rings while the ticket is being sent: the hint says so, and it and the card then have the case number',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { until, answer } = holdAnswer();
    storeHub.queue(created(1, { until }));
    const { page } = await startLive();
    const call = new CallScreen(page);
    await call.fillExample({ Name: 'Aminah' });
    const [phone, issue] = [await call.field('Phone').inputValue(), await call.field('Issue').inputValue()];
    await call.send.click();
    await storeHub.waitForRequest(1);
    await page.keyboard.press('F2');
    await call.fill({ Phone: phone, Issue: issue });
    const callers = call.main.getByRole('region', { name: 'Possible callers' });
    const duplicate = call.main.getByText(/Possible duplicate of/).locator('..');
    await expect(duplicate).toContainText(/Possible duplicate of SH-.*Sending · /);
    answer();
    await expect(callers).toContainText(/STOREHUB\S+-CA/);
    await expect(duplicate).toContainText(/Possible duplicate of STOREHUB/);
    await expect(duplicate).not.toContainText('Sending');
  },
);

test('a caller whose ticket is uncertain rings: the card says so beside that ticket, and so does the hint', async ({
  startLive,
  storeHub,
}, { outputDir }) => {
  storeHub.queue(refused('-10008', '…'));
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  await call.fillExample({ Name: 'Aminah' });
  const issue = await call.field('Issue').inputValue();
  await page.keyboard.press('F9');
  await call.expectOutcome('Uncertain');
  await announceCall(electron, '60123456789');
  await expect(page.locator('[data-ringing]')).toHaveText([/Aminah/]);
  await page.keyboard.press('Alt+0');
  await expect(call.field('Phone')).toHaveValue('012 345 6789');
  const callers = call.main.getByRole('region', { name: 'Possible callers' });
  await expect(callers.getByRole('listitem').filter({ hasText: issue }).last()).toContainText(/Uncertain · /);
  await call.field('Issue').fill(issue);
  await expect(call.main.getByText(/Possible duplicate of/).locator('..')).toContainText('Uncertain · ');
  await page.screenshot({ path: join(outputDir, 'uncertain-card.png') });

  storeHub.queue(refused('-10008', '…'));
  await call.begin();
  await call.fillExample();
  await page.keyboard.press('F9');
  await call.expectOutcome('Uncertain');
  await call.outcome.getByRole('button', { name: 'Record case number' }).press('Enter');
  const field = call.outcome.getByLabel('Case number from StoreHub support');
  await expect(field).toBeFocused();
  await page.keyboard.type(caseNumber(9));
  await expect(field).toHaveValue(caseNumber(9));
  await page.keyboard.press('Enter');
  await call.expectOutcome('Created');
  await expect(page.locator('body'), 'the caret is somewhere').not.toBeFocused();
});
