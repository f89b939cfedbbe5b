import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall } from './fixtures/announce-call';
import { lockHistory } from './fixtures/lock-history';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { RemindersScreen } from './pages/reminders-screen';

const isFull = 'The disk is full: this could not be saved.';
const wordings = ['Card terminal declined', 'Terminal kad ditolak', '刷卡机全部被拒绝'] as const;

type MeasuredPage = { readonly stayMs: Promise<number> };

/** Begins to measure how long a sentence still stands there once similar calls are shown, in ms by the clock of the page. */
async function measureStay(page: Page, sentence: string): Promise<() => Promise<number>> {
  await page.evaluate((text) => {
    const stayMs = new Promise<number>((resolve) => {
      let shownAtMs: number | undefined;
      const observer = new MutationObserver(() => {
        if (document.querySelector('[aria-label="Similar calls"]') === null) return;
        shownAtMs ??= performance.now();
        if (document.body.textContent.includes(text)) return;
        observer.disconnect();
        resolve(performance.now() - shownAtMs);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { stayMs });
  }, sentence);
  return () => page.evaluate(() => (window as unknown as MeasuredPage).stayMs);
}

test('three like calls become a known incident by one key; later calls are linked, and who wants a callback is listed', async ({
  startLive,
  userDataFolder,
  storeHub,
}, { outputDir }) => {
  // Some forty calls: two minutes on a busy computer.
  test.setTimeout(240_000);
  const first = await startLive();
  const { page } = first;
  const keys = page.keyboard;
  const call = new CallScreen(page);
  const similar = call.main.getByRole('status', { name: 'Similar calls' });
  const incident = call.main.getByRole('status', { name: 'Known incident' });
  const write = async (phone: string, store: string, issue: string) => {
    await call.field('Phone').focus();
    await keys.type(phone);
    await call.field('Store name').focus();
    await keys.type(store);
    await call.field('Issue').focus();
    await keys.insertText(issue);
  };
  const endAsSolved = async () => {
    await keys.press('Control+F2');
    await keys.press('2');
    await expect(call.outcome).toContainText('Solved on the phone');
  };

  await test.step('the third call is pointed out while its caller still talks, and no more once it is about something else', async () => {
    for (const [nth, issue] of wordings.entries()) {
      if (nth > 0) await call.begin();
      await write(`01122200${nth}0`, `Kedai ${nth}`, nth < 2 ? issue : '');
      await expect(similar).toHaveCount(0);
      if (nth < 2) await endAsSolved();
    }
    const states = await holdRequests(first, 'incidents.get-state');
    await keys.insertText(wordings[2]);
    await keys.press('Control+F10');
    const nothingYet = page.getByText('No known incident and no similar calls.');
    await expect(nothingYet).toBeVisible();
    await states.expectAsked(1);
    const readStayMs = await measureStay(page, 'No known incident and no similar calls.');
    await states.letGo();
    await expect(similar).toContainText('3 similar calls in the last hour');
    // Long before the five seconds after which it would go by itself.
    expect(await readStayMs()).toBeLessThan(1000);
    await expect(nothingYet).toHaveCount(0);
    await expect(call.field('Issue')).toBeFocused();
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'third-call-at-hand.png') });
    await call.field('Issue').fill('scanner beeps');
    await expect(similar).toHaveCount(0);
    await call.field('Issue').fill(wordings[2]);
    await expect(similar).toContainText('3 similar calls in the last hour');
    await endAsSolved();
  });

  await test.step('once it has ended, the next call shows it, and the caret stays where it is', async () => {
    await call.begin();
    await expect(similar).toBeVisible();
    await expectNoAxeViolations(page);
    await keys.type('0123');
    await expect(call.field('Phone')).toHaveValue('0123');
    await expect(similar, 'a caller who has not said what is wrong').toHaveCount(0);
    await keys.press('Control+F10');
    await expect(page.getByText('Type the issue first, to see whether this call is similar.')).toBeVisible();
    await call.field('Issue').fill('scanner beeps twice');
    await expect(similar).toHaveCount(0);
    const isAboutOthers = page.getByText('The similar calls are about something else.');
    await keys.press('Control+F10');
    await expect(isAboutOthers).toBeVisible();
    await expect(incident).toHaveCount(0);
    await endAsSolved();
    await expect(similar).toHaveCount(0);
    await keys.press('Control+F10');
    await expect(isAboutOthers).toBeVisible();
    await expect(incident).toHaveCount(0);
    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    await expect(callbacks.main.getByRole('status', { name: 'Similar calls' })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'similar-calls-in-callbacks.png') });
    await call.begin();
    await call.field('Issue').fill('card terminal declined');
    await expect(similar).toBeVisible();
    await call.field('Phone').focus();
  });

  await test.step('a disk that does not take it says so, beside the call and under Callbacks', async () => {
    const full = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;
    const allow = await refuseRequests(first.electron, 'incidents.begin', full);
    await keys.press('Control+F10');
    await expect(call.main.getByText(isFull)).toBeVisible();
    await expect(similar).toBeVisible();
    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    await expect(callbacks.main.getByRole('status', { name: 'Similar calls' })).toBeVisible();
    await keys.press('Control+F10');
    await expect(callbacks.main.getByText(isFull)).toBeVisible();
    await goTo(page, 'Call');
    await call.field('Phone').focus();
    await allow();
  });

  await test.step('one key makes it a known incident with this call, and the same key takes it out', async () => {
    await keys.press('Control+F10');
    await expect(similar).toHaveCount(0);
    await expect(call.main.getByText(isFull)).toHaveCount(0);
    await expect(incident).toContainText('Linked to known incident:');
    await expect(incident).toContainText('The similar calls are linked. Rename or end it under Callbacks.');
    await expect(call.field('Phone')).toBeFocused();
    await expectNoAxeViolations(page);
    await keys.press('Control+F10');
    await expect(incident).toContainText('call back when solved');
    await keys.press('Control+F10');
    await expect(incident).toContainText('The similar calls are linked, this one is not.');
    await expect(call.field('Phone')).toBeFocused();
    await expectNoAxeViolations(page);
  });

  let pressed = 0;
  const press = async (key: string) => {
    pressed += 1;
    await keys.press(key);
  };
  await test.step('a later call is linked with a callback and ended in four keys', async () => {
    await call.begin();
    await write('0133330001', 'Kafe Satu', 'EDC rejects every card');
    await expect(incident).toContainText('Known incident:');
    await press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');
    await press('Control+F10');
    await expect(incident).toContainText('call back when solved');
    await expect(call.field('Issue')).toBeFocused();
    await expectNoAxeViolations(page);
    await press('Control+F2');
    await press('2');
    await expect(call.outcome).toContainText('Linked to known incident:');
    expect(pressed).toBeLessThanOrEqual(6);
  });

  await test.step('one that is not recognised is first offered it, then linked by the same key; an empty one is neither', async () => {
    await call.begin();
    await keys.press('Control+F10');
    await expect(page.getByText('Type the issue first, then link the call')).toBeVisible();
    await expect(incident).toHaveCount(0);
    await write('0133330002', 'Kafe Dua', 'nobody can pay');
    await expect(incident).toHaveCount(0);
    await keys.press('Control+F10');
    await expect(incident).toContainText('Known incident:');
    await keys.press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');
    await endAsSolved();
  });

  await test.step('a ticket is linked, too; another one is unlinked again', async () => {
    await call.begin();
    await call.fillExample({
      Phone: '0133330003',
      Name: 'Siti Aminah',
      Issue: 'All cards declined at the card machine',
    });
    await keys.press('Control+F10');
    await keys.press('Control+F10');
    await keys.press('F9');
    await call.expectOutcome('Created');
    await keys.press('Control+F10');
    await expect(incident).not.toContainText('call back when solved');
    await keys.press('Control+F10');
    await expect(incident).toContainText('call back when solved');
    expect(storeHub.requests).toHaveLength(1);
    expect(JSON.stringify(storeHub.requests[0])).not.toContain('incident');
    await call.begin();
    await write('0133330004', 'Kafe Empat', 'card machine declined');
    for (let choice = 0; choice < 3; choice += 1) await keys.press('Control+F10');
    await expect(incident).toContainText('Known incident:');
    await endAsSolved();
  });

  await first.kill();
  const second = await startLive();
  const again = new RemindersScreen(second.page);
  const list = again.main.getByRole('region', { name: 'Known incidents' });
  const toCall = list.getByRole('list', { name: 'To call back' }).getByRole('listitem');
  const dueTitle = again.main.getByRole('heading', { name: /^Due now/ });
  const badge = second.page.getByRole('navigation').getByRole('button', { name: /^Callbacks/ });
  const press2 = second.page.keyboard;

  await test.step('a kill keeps it; it is renamed and ended in Callbacks', async () => {
    await again.open();
    await expect(list).toContainText('6 ended calls · 2 callbacks');
    await expectNoAxeViolations(second.page);
    await list.getByRole('button', { name: 'Rename' }).press('Enter');
    await expect(list.getByLabel('Incident name')).toBeFocused();
    await press2.press('Control+a');
    await press2.type('Bank A declines');
    await press2.press('Alt+1');
    await again.open();
    const name = list.getByLabel('Incident name');
    await expect(name).toHaveValue('Bank A declines');
    await name.press('End');
    await press2.type(' cards');
    // What cannot be saved stays typed.
    const letGo = lockHistory(userDataFolder, 'writers');
    await press2.press('Enter');
    await expect(list.getByRole('alert')).toBeVisible();
    await expect(name).toHaveValue('Bank A declines cards');
    await expect(name).toBeFocused();
    letGo();
    await press2.press('Enter');
    await expect(name).toHaveCount(0);
    await expect(list.getByRole('heading', { name: 'Bank A declines cards' })).toBeVisible();
    await list.getByRole('button', { name: 'Show calls' }).press('Enter');
    const linked = list.getByRole('list', { name: 'Linked calls' }).getByRole('listitem');
    await expect(linked).toHaveCount(6);
    const ofKedai = linked.filter({ hasText: 'Kedai 1' });
    const unlink = ofKedai.getByRole('button', { name: 'Unlink' });
    const beforePress = await unlink.boundingBox();
    await ofKedai.getByRole('button', { name: 'Call back when solved' }).press('Enter');
    await expect(list).toContainText('3 callbacks');
    expect((await unlink.boundingBox())?.x, 'the buttons beside it stay').toBe(beforePress?.x);
    await press2.press('Control+F12');
    const handover = second.page.getByRole('main', { name: 'Hand-over', exact: true });
    await expect(handover.getByRole('heading', { name: /^Callbacks for known incidents/ })).toHaveText(
      'Callbacks for known incidents (3)',
    );
    for (const who of [
      /Kedai 1 · 011 222 0010 · call back when solved · Bank A/,
      /Kafe Satu · /,
      /Siti Aminah/,
    ])
      await expect(handover.getByRole('listitem').filter({ hasText: who })).toHaveCount(1);
    await press2.press('Escape');
    await again.open();
    await list.getByRole('button', { name: 'End incident' }).press('Enter');
  });

  await test.step('then the list has exactly those who wanted to be called back', async () => {
    await expect(toCall).toHaveCount(3);
    await expect(toCall).toContainText(['Kedai 1', 'Kafe Satu', 'Siti Aminah']);
    await expect(list.getByRole('button', { name: 'Hide callbacks' })).toBeVisible();
    await expect(dueTitle).toHaveText('Due now 3');
    await expect(badge).toContainText('3 due');
    await toCall.first().getByRole('button', { name: 'Called back', exact: true }).press('Enter');
    await expect(list).toContainText('2 callbacks');
    await expect(dueTitle).toHaveText('Due now 2');
    await expect(badge).toContainText('2 due');
    await expect(toCall.first()).toContainText('Called back');
    await toCall.nth(1).getByRole('button', { name: 'Copy number' }).press('Enter');
    await expect(toCall.nth(1).getByRole('button', { name: 'Copied' })).toBeVisible();
    await expectNoAxeViolations(second.page);
  });

  await test.step('a try counts, and who rings before is words that it is solved', async () => {
    await toCall.nth(1).getByRole('button', { name: 'No answer' }).click();
    await expect(toCall.nth(1)).toContainText(/No answer, /);
    await second.page.screenshot({ path: join(outputDir, 'tried.png') });
    const words = 'Tell the caller it is solved: Bank A declines cards';
    await announceCall(second.electron, '60133330001');
    await expect(second.page.locator('[data-ringing] [data-due]')).toHaveText(words);
    await press2.press('Alt+0');
    const waiting = second.page.locator('[data-callbacks]');
    await expect(waiting).toContainText(words);
    await expect(waiting).toContainText('No answer, ');
    await second.page.screenshot({ path: join(outputDir, 'solved-call.png') });
    await waiting.getByRole('button', { name: 'Called back' }).click();
    await expect(waiting).toContainText('Recorded as called back.');
    await expect(badge).toContainText('1 due');
    // By key: the mouse is where the button before it was.
    await waiting.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(badge).toContainText('2 due');
    await press2.press('Control+F2');
    await press2.press('6');
    await again.open();
    await expect(toCall.nth(1)).toContainText(/No answer 2 times, /);
  });

  await test.step('each can be made the call at hand, and the incident is no longer offered', async () => {
    await toCall.nth(1).getByRole('button', { name: 'Call back', exact: true }).press('Enter');
    const next = new CallScreen(second.page);
    await expect(next.field('Phone')).toHaveValue(/133330001/);
    await next.field('Issue').fill('card machine declined');
    await expect(next.main.getByRole('status', { name: 'Known incident' })).toHaveCount(0);
    await press2.press('Control+F2');
    await press2.press('2');
    await expect(next.outcome).toContainText('Solved on the phone');
  });

  await test.step('ending that call marks the callback as done, and undoing it, or the mark, makes it due again', async () => {
    await expect(badge).toContainText('1 due');
    await press2.press('F5');
    await expect(badge).toContainText('2 due');
    await press2.press('Control+F2');
    await press2.press('3');
    await expect(badge).toContainText('1 due');
    await again.open();
    const row = toCall.filter({ hasText: 'Kafe Satu' });
    await expect(row).toContainText('Called back');
    await row.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(badge).toContainText('2 due');
  });
});
