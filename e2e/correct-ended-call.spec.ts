import { join } from 'node:path';
import { explainError } from '../shared/errors/app-error';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test(
  'an ended call is corrected in History once the next call began: its kind by a digit, all else by opening it again',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    let app = await startLive();
    let { page } = app;
    let call = new CallScreen(page);
    let history = new HistoryScreen(page);
    const restart = async () => {
      await app.kill();
      app = await startLive();
      ({ page } = app);
      call = new CallScreen(page);
      history = new HistoryScreen(page);
    };
    const list = () => history.main.getByRole('status', { name: 'Change the ending to' });
    const choose = async (text: string) => {
      await history.open();
      await history.find.fill(text);
      await expect(history.rows).toHaveCount(1);
      await expect(history.title).toBeVisible();
    };
    const expectShift = async (figures: Readonly<Record<string, string>>) => {
      await page.keyboard.press('Control+t');
      const shift = history.main.getByRole('region', { name: 'My shift' });
      for (const [name, value] of Object.entries(figures)) {
        const figure = shift.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
        await expect(figure.locator('dd')).toHaveText(value);
      }
      await page.keyboard.press('Escape');
      await expect(shift).toBeHidden();
    };
    const endAs = async (digit: string) => {
      await page.keyboard.press('Control+F2');
      await page.keyboard.press(digit);
    };

    let [reference, taker] = ['', ''];
    await call.fill({ Phone: '0123009988', Name: 'Salleh' });
    await endAs('4');
    await expect(call.outcome).toContainText('Wrong number or silent');
    await call.begin();

    await test.step('Ctrl+F2 and a digit change the kind, with the caret in the search', async () => {
      await choose('0123009988');
      await page.keyboard.press('Control+F2');
      await expect(list()).toContainText('Wrong number or silent');
      await expect(history.find).toBeFocused();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'change-ending.png') });
      await page.keyboard.press('9');
      await expect(list()).toBeVisible();
      await page.keyboard.press('3');
      await expect(list()).toHaveCount(0);
      await expect(history.rows.first()).toContainText('Complaint');
      await expect(history.find).toHaveValue('0123009988');
      const timeline = history.ticket.getByRole('region', { name: 'Timeline' });
      const change = 'Ending changed from “Wrong number or silent” to “Complaint”';
      await expect(timeline.getByText(change)).toHaveCount(1);
      for (const digit of ['2', '3']) await endAs(digit);
      await expect(timeline.getByText(/^Ending changed from/)).toHaveText([
        change,
        'Ending changed from “Complaint” to “Solved on the phone”',
        'Ending changed from “Solved on the phone” to “Complaint”',
      ]);
      await expect(timeline.getByText(/^by [A-Z]{1,3}/i)).toHaveCount(3);
      await timeline.getByText(change).scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(outputDir, 'corrections.png') });
      const shown = await history.ticket.innerText();
      reference = /SH-[0-9A-Z]+/.exec(shown)?.[0] ?? 'none';
      taker = /Taken by (\S+)/.exec(shown)?.[1] ?? 'none';
    });

    await restart();
    await test.step('after a kill it is that kind, once', async () => {
      await choose('0123009988');
      await expect(history.ticket).toContainText('Complaint');
      await expectShift({ Calls: '1', 'Ended without ticket': '1', 'Open or parked': '0' });
    });

    await test.step('any other key leaves the kind as it is; so does Esc', async () => {
      await history.find.focus();
      await page.keyboard.press('Control+F2');
      await expect(list()).toBeVisible();
      await page.keyboard.press('End');
      await expect(list()).toHaveCount(0);
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('Escape');
      await expect(list()).toHaveCount(0);
      await expect(history.find).toBeFocused();
      await expect(history.ticket).toContainText('Complaint');
    });

    await test.step('F5 opens the call again, by another agent, with a note that is half typed', async () => {
      await page.keyboard.press('Control+F3');
      await page.getByLabel('Who takes the calls (initials)').fill('NUR');
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('Who takes the calls (initials)')).toBeHidden();
      await page.keyboard.press('Control+n');
      await page.keyboard.type('asks for Zul');
      await page.keyboard.press('F5');
      await expect(call.field('Phone')).toHaveValue('0123009988');
      await expect(call.field('Name')).toHaveValue('Salleh');
      await expect(call.main.getByText('Private note, kept until the call ends: asks for Zul')).toBeVisible();
      await expect(call.main.locator('input:focus, textarea:focus')).toHaveCount(1);
    });

    await restart();
    await test.step('after a kill it is open, and the history has it no more', async () => {
      await expect(call.field('Name')).toHaveValue('Salleh');
      await call.field('Phone').fill('0123009989');
      await endAs('2');
      await expect(call.outcome).toContainText('Solved on the phone');
      await expect(call.outcome).toContainText('asks for Zul');
      await call.begin();
      await history.open();
      await history.find.fill('Salleh');
      await expect(history.rows).toHaveCount(1);
      await expect(history.ticket).toContainText('Solved on the phone');
      await expect(history.ticket).toContainText('60123009989');
      await history.find.fill(reference.slice(3));
      await expect(history.rows, 'found by its first reference').toHaveText([/Salleh/]);
      await expect(history.ticket).toContainText(`Earlier reference: ${reference}`);
    });

    await test.step('ended again, it keeps its corrections, and who took it', async () => {
      await expect(history.ticket).toContainText(`Taken by ${taker}`);
      const events = history.ticket.getByRole('region', { name: 'Timeline' }).locator('li b');
      await expect(events).toHaveText([
        'Call started',
        'Recorded without a ticket, not sent to StoreHub',
        'Ending changed from “Wrong number or silent” to “Complaint”',
        'Ending changed from “Complaint” to “Solved on the phone”',
        'Ending changed from “Solved on the phone” to “Complaint”',
        'Opened again; it had ended as “Complaint”',
        'Ended again as “Solved on the phone”',
      ]);
      await expect(history.ticket.locator('li').filter({ hasText: 'Opened again' })).toContainText('by NUR');
      await events.last().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(outputDir, 'opened-again.png') });
    });

    await restart();
    await test.step('by name in the list of actions it comes back, too, and is sent then', async () => {
      await choose('Salleh');
      await expectShift({ Calls: '1', 'Ended without ticket': '1' });
      await expect(history.main.getByRole('button', { name: 'Change ending' })).toBeVisible();
      await page.keyboard.press('F11');
      const actions = page.getByRole('combobox', { name: 'What do you want to do?' });
      await actions.fill('Change ending: Complaint');
      await expect(page.getByRole('option', { name: 'Change ending: Complaint' })).toBeVisible();
      await actions.fill('Open call again');
      await page.keyboard.press('Enter');
      await expect(call.field('Name')).toHaveValue('Salleh');
      await call.fillExample({ Name: 'Salleh' });
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      expect(storeHub.requests).toHaveLength(1);
    });

    await test.step('a ticket is not corrected this way, and says so', async () => {
      await history.open();
      await history.find.fill('Salleh');
      await expect(history.rows).toHaveCount(1);
      await expect(history.ticket).toContainText('Created');
      const sentence = 'This case has a ticket. Only a call that ended without one can be opened';
      const reason = page.getByRole('status').filter({ hasText: sentence });
      for (const key of ['Control+F2', 'F5']) {
        await page.keyboard.press(key);
        // What the key before has left stands there for five seconds.
        await expect(reason).toContainText(key.replace('Control', 'Ctrl'));
      }
      await expectShift({ Calls: '1', Tickets: '1', 'Ended without ticket': '0' });
    });

    await test.step('with a reminder on it, the kind changes and the key of opening says why not', async () => {
      await call.begin();
      await call.fill({ Phone: '0123110022', Name: 'Puan Lim' });
      await endAs('5');
      await expect(call.outcome).toContainText('Will call again');
      await choose('0123110022');
      await page.keyboard.press('Control+e');
      await page.keyboard.press('Enter');
      await expect(history.ticket).toContainText('Upcoming');
      await page.keyboard.press('F5');
      await expect(page.getByText('This call has a reminder, so it cannot be opened again.')).toBeVisible();
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('3');
      await expect(history.rows.first()).toContainText('Complaint');
    });
    expect(storeHub.requests).toHaveLength(1);
  },
);

test(
  '“asked about a case” chosen in History asks for its number, and another kind keeps the case',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const asked = history.main.getByRole('region', { name: 'Case asked about' });
    const about = history.ticket.getByRole('button', { name: /^(Asked a|A)bout STOREHUB1400-CA209181M$/ });
    let reference = '';
    const change = async (digit: string) => {
      await keyboard.press('Control+F2');
      await expect(history.main.getByRole('status', { name: 'Change the ending to' })).toBeVisible();
      await keyboard.press(digit);
    };
    await call.fill({ Phone: '0123009988', Name: 'Salleh' });
    await keyboard.press('Control+F2');
    await keyboard.press('4');
    await expect(call.outcome).toContainText('Wrong number or silent');
    await history.open();
    await history.find.fill('0123009988');
    await expect(history.rows).toHaveCount(1);

    await test.step('Esc leaves the kind as it is', async () => {
      await change('1');
      await expect(asked.getByRole('textbox')).toBeFocused();
      await keyboard.press('Escape');
      await expect(asked).toHaveCount(0);
      await expect(history.find).toBeFocused();
      await expect(history.rows.first()).toContainText('Wrong number or silent');
    });

    await test.step('the case that is shown there is linked', async () => {
      await change('1');
      await keyboard.type('209181');
      await expect(asked.getByRole('status')).toContainText('Chan Mei Yee');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'case-of-ended-call.png') });
      await keyboard.press('Enter');
      await expect(history.rows.first()).toContainText('Asked about a case');
      await expect(about).toBeVisible();
    });

    const timeline = history.ticket.getByRole('region', { name: 'Timeline' });
    const caseChanges = timeline.getByText(/^Case asked about changed/);
    await test.step('the case of the call is proposed, and kept by Enter', async () => {
      await change('1');
      await expect(asked.getByRole('textbox')).toHaveValue('STOREHUB1400-CA209181M');
      await page.screenshot({ path: join(outputDir, 'case-proposed.png') });
      await keyboard.press('Enter');
      await expect(asked).toHaveCount(0);
      await expect(about).toBeVisible();
      await expect(caseChanges).toHaveCount(0);
    });

    await test.step('left empty, the call is about no case; an unknown number takes the case away, too', async () => {
      await change('1');
      await keyboard.press('Delete');
      await expect(asked.getByRole('textbox')).toHaveValue('');
      await keyboard.press('Enter');
      await expect(about).toHaveCount(0);
      await change('1');
      await expect(asked.getByRole('textbox')).toHaveValue('');
      const error = { kind: 'database', errorCode: 'failed', detail: '' } as const;
      const answerAgain = await refuseRequests(electron, 'history.search', error);
      await keyboard.type('209181');
      await keyboard.press('Enter');
      const { sentence } = explainError(error, 'en');
      await expect(asked.getByRole('alert'), 'no search, no unknown number').toContainText(sentence);
      await answerAgain();
      await keyboard.press('Enter');
      await expect(about).toBeVisible();
      await change('1');
      await keyboard.type('8888888');
      await keyboard.press('Enter');
      await expect(about).toHaveCount(0);
      await expect(history.ticket.getByText('Asked about case 8888888')).toBeVisible();
      await expect(caseChanges).toHaveText([
        'Case asked about changed from STOREHUB1400-CA209181M to none',
        'Case asked about changed from none to STOREHUB1400-CA209181M',
        'Case asked about changed from STOREHUB1400-CA209181M to 8888888',
      ]);
      await expect(
        timeline.getByText('to “Asked about a case: STOREHUB1400-CA209181M”'),
        'what another kind became about',
      ).toHaveCount(1);
      await caseChanges.last().scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(outputDir, 'case-changes.png') });
    });

    await test.step('another kind keeps the case, which is proposed again, but no unknown number', async () => {
      await change('1');
      await keyboard.type('209181');
      await keyboard.press('Enter');
      await expect(about).toBeVisible();
      await expect(about).toHaveText(/^Asked about/);
      await change('3');
      await expect(history.rows.first()).toContainText('Complaint');
      await expect(about).toHaveText(/^About/);
      await change('1');
      await expect(asked.getByRole('textbox')).toHaveValue('STOREHUB1400-CA209181M');
      await keyboard.type('8888888');
      await keyboard.press('Enter');
      await change('3');
      await expect(history.rows.first()).toContainText('Complaint');
      await expect(about).toHaveCount(0);
      await change('1');
      await expect(asked.getByRole('textbox')).toHaveValue('');
      await keyboard.press('Escape');
    });

    await test.step('a number that nobody knows is a note, which goes when the call is opened again', async () => {
      await change('1');
      await keyboard.type('7777777');
      await keyboard.press('Enter');
      await expect(history.ticket.getByText('Asked about case 7777777')).toBeVisible();
      reference = /SH-[0-9A-Z]+/.exec(await history.ticket.innerText())?.[0] ?? 'none';
      await keyboard.press('F5');
      await expect(call.field('Name')).toHaveValue('Salleh');
      await expect(call.main.getByText('7777777')).toHaveCount(0);
    });

    await test.step('while it is open, Find and the list of actions find it by its first reference', async () => {
      await history.open();
      await history.find.fill(reference);
      await expect(history.main.getByRole('button', { name: /Salleh/ })).toBeVisible();
      await keyboard.press('F11');
      await page.getByRole('combobox', { name: 'What do you want to do?' }).fill(reference);
      await expect(page.getByRole('option', { name: 'Go to Salleh', selected: true })).toBeVisible();
      await keyboard.press('Enter');
      await expect(call.field('Name')).toBeVisible();
    });

    await test.step('ended again, it is about the number that nobody knows', async () => {
      await keyboard.press('Control+F2');
      await expect(call.main.getByLabel('End the call as')).toContainText('7777777');
      await keyboard.press('1');
      await expect(call.outcome.getByRole('listitem').getByText('Asked about case 7777777')).toBeVisible();
    });

    await test.step('in another language, the note that the app wrote is in that one', async () => {
      for (const [language, note] of [
        ['ms', 'Bertanya tentang kes 7777777'],
        ['zh', '询问个案 7777777'],
      ] as const) {
        await switchLanguage(page, language);
        await expect(page.getByRole('listitem').getByText(note)).toBeVisible();
      }
    });
  },
);

test('a call that is still shown is opened again from History, and is there once', async ({ startLive }) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  await call.fill({ Phone: '0123009988', Name: 'Salleh' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('4');
  await expect(call.outcome).toContainText('Wrong number or silent');
  await history.open();
  await expect(history.ticket).toContainText('Wrong number or silent');
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('3');
  await expect(history.ticket).toContainText('Complaint');
  await page.keyboard.press('F5');
  await expect(call.field('Name')).toHaveValue('Salleh');
  await expect(call.field('Name')).toBeEditable();
  await expect(call.outcome).toHaveCount(0);
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('2');
  await expect(call.outcome).toContainText('Solved on the phone');
  await history.open();
  await expect(history.rows).toHaveCount(1);

  await expect(history.ticket).toContainText('Solved on the phone');
  const reference = /SH-[0-9A-Z]+/.exec(await history.ticket.innerText())?.[0] ?? 'none';
  await page.keyboard.press('Alt+1');
  await expect(call.outcome).toContainText(reference);
  await page.keyboard.press('F5');
  await expect(call.field('Name')).toBeEditable();
  await expect(page.getByText(reference), 'a slip leaves no line').toHaveCount(0);
  await history.open();
  await history.find.fill(reference);
  await expect(history.main.getByRole('button', { name: /Salleh/ })).toBeVisible();
  await expect(history.rows).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('2');
  await expect(call.outcome).toContainText('Solved on the phone');
  await expect(call.outcome).not.toContainText(reference);
  await history.open();
  await history.find.fill(reference);
  await expect(history.rows).toHaveText([/Salleh/]);
});
