import { join } from 'node:path';
import { explainError } from '../shared/errors/app-error';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('“asked about a case” with no case on the screen ends the call at once; its number is a field of the ended call', async ({
  start,
}, { outputDir }) => {
  const { page, electron } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const asked = call.outcome.getByRole('region', { name: 'Case asked about' });
  const number = asked.getByRole('textbox');
  const list = call.main.getByLabel('End the call as');
  const note = call.outcome.getByLabel(/^New note/);
  const end = async (phone: string) => {
    await call.fill({ Phone: phone });
    await expect(call.main.getByText('Nobody in the history matches.')).toBeVisible();
    await keyboard.press('Control+F2');
    await expect(list).toBeVisible();
    await keyboard.press('1');
    await expect(call.outcome).toContainText('Asked about a case');
    await expect(number).toBeFocused();
  };

  await test.step('two keys end it; F2 goes on, and the field changes nothing', async () => {
    await end('0199990001');
    await expect(call.outcome).toContainText('Not sent to StoreHub.');
    await page.screenshot({ path: join(outputDir, 'ended.png') });
    await keyboard.press('F2');
    await expect(call.field('Phone')).toBeFocused();
    await expect(call.field('Phone')).toHaveValue('');
    await expect(page.getByRole('navigation', { name: 'Open calls' }).getByRole('button')).toHaveCount(1);
  });

  await test.step('a few digits find it; Enter right behind them links it, and what follows is for the note', async () => {
    await end('0199990002');
    await keyboard.type('09181');
    await expect(asked.getByRole('status')).toContainText('STOREHUB1400-CA209181M');
    await expect(asked.getByRole('status')).toContainText('Chan Mei Yee');
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'case-number.png') });
    await keyboard.press('Enter');
    await expect(note).toBeFocused();
    await expect(asked).toHaveCount(0);
    const about = call.outcome.getByRole('region', { name: 'About the case' });
    await expect(about.getByRole('button', { name: 'STOREHUB1400-CA209181M' })).toBeVisible();
    await call.begin();
    await call.fill({ Phone: '0199990003' });
    await keyboard.press('Control+F2');
    await keyboard.type('1209181');
    await keyboard.press('Enter');
    await keyboard.type('angry');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await expect(note).toHaveValue('angry');
  });

  await test.step('a number of no case is kept as a note', async () => {
    await call.begin();
    await end('0199990004');
    await keyboard.type('ca777777k');
    await expect(asked).toContainText('Not in the history. The number is kept as a note.');
    await keyboard.press('Enter');
    await expect(call.outcome.getByRole('listitem').getByText('Asked about case CA777777K')).toBeVisible();
    await expect(asked).toHaveCount(0);
    await expect(call.outcome.getByRole('region', { name: 'About the case' })).toHaveCount(0);
  });

  await test.step('Ctrl+F2 corrects a mistyped number, and the ending, where it stands', async () => {
    const change = call.outcome.getByRole('status', { name: 'Change the ending to' });
    await keyboard.press('Control+F2');
    await expect(change).toBeVisible();
    await keyboard.press('1');
    await expect(number, 'the case of the ending is proposed').toHaveValue('CA777777K');
    await keyboard.type('209181');
    await keyboard.press('Enter');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await keyboard.press('Control+F2');
    await expect(change).toBeVisible();
    await keyboard.press('3');
    await expect(call.outcome).toContainText('Complaint');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await keyboard.press('Control+F2');
    await keyboard.press('1');
    await keyboard.press('Enter');
    await expect(call.outcome).toContainText('Asked about a case');
  });

  await test.step('undone and ended again, it is about that case by two keys, known or not', async () => {
    await keyboard.type('angry');
    await keyboard.press('F5');
    await expect(call.main.getByText('Private note, kept until the call ends:')).toContainText('angry');
    await keyboard.press('Control+F2');
    await expect(list).toContainText('STOREHUB1400-CA209181M');
    await page.screenshot({ path: join(outputDir, 'case-of-undone-ending.png') });
    const error = { kind: 'database', errorCode: 'failed', detail: '' } as const;
    const answerAgain = await refuseRequests(electron, 'history.search', error);
    await keyboard.press('1');
    const { sentence } = explainError(error, 'en');
    const unread = call.main.getByRole('alert').filter({ hasText: sentence });
    await expect(unread, 'no search, no unknown number').toBeVisible();
    await expect(call.button('Discard'), 'the call is open still').toBeVisible();
    await answerAgain();
    await keyboard.press('Control+F2');
    await expect(list).toContainText('STOREHUB1400-CA209181M');
    await keyboard.press('1');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await expect(call.outcome.getByRole('region', { name: 'About the case' })).toBeVisible();
    await expect(unread).toHaveCount(0);
    await expect(asked).toHaveCount(0);
    await keyboard.press('Control+F2');
    await keyboard.press('1');
    await keyboard.type('5555555');
    await keyboard.press('Enter');
    await expect(call.outcome.getByRole('listitem').getByText('Asked about case 5555555')).toBeVisible();
    await keyboard.press('F5');
    await keyboard.press('Control+F2');
    await expect(list).toContainText('5555555');
    await keyboard.press('1');
    await expect(call.outcome.getByRole('listitem').getByText('Asked about case 5555555')).toBeVisible();
    await expect(note).toBeFocused();
  });

  await test.step('what is no number of a case is refused in the field, until it is one or left out', async () => {
    await call.begin();
    await end('0199990005');
    for (const typed of ['4', 'noraini']) {
      await number.fill(typed);
      await keyboard.press('Enter');
      await expect(number).toHaveAttribute('aria-invalid', 'true');
      await expect(asked.getByText('At least 4 digits of the case number')).toBeVisible();
      await expect(number).toBeFocused();
    }
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'case-number-too-short.png') });
    await keyboard.press('Escape');
    await expect(asked).toHaveCount(0);
    await expect(note).toBeFocused();
    await expect(call.outcome).toContainText('Asked about a case');
    await expect(call.outcome.getByRole('listitem')).toHaveCount(0);
  });

  await test.step('left empty, Enter goes on to the note; a number that is typed before F2 is not lost', async () => {
    await call.begin();
    await end('0199990006');
    await keyboard.press('Enter');
    await expect(note).toBeFocused();
    await call.begin();
    await end('0199990007');
    await keyboard.type('209181');
    await keyboard.press('F2');
    await expect(call.field('Phone')).toBeFocused();
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('0199990007');
    await expect(
      history.ticket.getByRole('button', { name: 'Asked about STOREHUB1400-CA209181M' }),
    ).toBeVisible();
  });
});

test('a typed case number is not lost: where it cannot be saved, nor where the ending is undone', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const failed = { kind: 'database', errorCode: 'failed', detail: '' } as const;
  const list = call.main.getByLabel('End the call as');
  const askedBeside = call.outcome.getByRole('region', { name: 'Case asked about' });
  const number = askedBeside.getByRole('textbox');
  const end = async (phone: string) => {
    await call.fill({ Phone: phone });
    await expect(call.main.getByText('Nobody in the history matches.')).toBeVisible();
    await keyboard.press('Control+F2');
    await expect(list).toBeVisible();
    await keyboard.press('1');
    await expect(number).toBeFocused();
  };

  await test.step('it is refused: the number stays, and Enter saves it once that can be', async () => {
    await end('0199990011');
    await keyboard.type('209181');
    const saveAgain = await refuseRequests(electron, 'calls.correct-ending', failed);
    await keyboard.press('Enter');
    await expect(call.outcome.getByRole('alert')).toContainText(explainError(failed, 'en').sentence);
    await expect(number).toHaveValue('209181');
    await saveAgain();
    await number.press('Enter');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await expect(askedBeside).toHaveCount(0);
  });

  await test.step('it is refused as F2 leaves it: it is half typed in History', async () => {
    await call.begin();
    await end('0199990012');
    const saveAgain = await refuseRequests(electron, 'calls.correct-ending', failed);
    await keyboard.type('209181');
    await expect(askedBeside.getByRole('status')).toContainText('STOREHUB1400-CA209181M');
    await call.begin();
    await history.open();
    await history.find.fill('0199990012');
    await expect(history.rows).toHaveCount(1);
    const half = history.main.getByRole('region', { name: 'Case asked about' }).getByRole('textbox');
    await expect(half).toHaveValue('209181');
    await saveAgain();
    await half.press('Enter');
    await expect(
      history.ticket.getByRole('button', { name: 'Asked about STOREHUB1400-CA209181M' }),
    ).toBeVisible();
  });

  await test.step('F5 right behind its digits: the call is about it when it ends again', async () => {
    await call.begin();
    await end('0199990013');
    await keyboard.type('209181');
    const searchAgain = await refuseRequests(electron, 'history.search', failed);
    await keyboard.press('F5');
    const unread = call.outcome.getByRole('alert').filter({ hasText: explainError(failed, 'en').sentence });
    await expect(unread.first(), 'opened again, it would lose the number').toBeVisible();
    await expect(number).toHaveValue('209181');
    await searchAgain();
    await keyboard.press('F5');
    await expect(call.field('Phone')).toBeEditable();
    await keyboard.press('Control+F2');
    await expect(list).toContainText('STOREHUB1400-CA209181M');
    await keyboard.press('1');
    await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
    await expect(askedBeside).toHaveCount(0);
  });

  await test.step('the same in History, with a number of no case', async () => {
    await call.begin();
    await end('0199990014');
    await call.begin();
    await history.open();
    await history.find.fill('0199990014');
    await expect(history.rows).toHaveCount(1);
    await keyboard.press('Control+F2');
    await expect(history.main.getByRole('status', { name: 'Change the ending to' })).toBeVisible();
    await keyboard.press('1');
    await keyboard.type('55555');
    await keyboard.press('F5');
    await expect(call.field('Phone')).toHaveValue('0199990014');
    await keyboard.press('Control+F2');
    await expect(list).toContainText('55555');
  });
});

test('Enter behind a few digits links their case, though the search is slow and the call is left by then', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const number = call.outcome.getByRole('region', { name: 'Case asked about' }).getByRole('textbox');
  const leaveBy = {
    'the key': () => keyboard.press('F2'),
    'the mouse': () => call.button('Next call').click(),
  };
  for (const [nth, [how, leave]] of Object.entries(leaveBy).entries())
    await test.step(`by ${how}`, async () => {
      const phone = `019999002${nth}`;
      await call.fill({ Phone: phone });
      await expect(call.main.getByText('Nobody in the history matches.')).toBeVisible();
      await keyboard.press('Control+F2');
      await keyboard.press('1');
      await expect(number).toBeFocused();
      const held = await holdRequests({ electron, page }, 'history.search');
      await keyboard.type('09181');
      await keyboard.press('Enter');
      await leave();
      const saved = await holdRequests({ electron, page }, 'calls.correct-ending');
      await held.letGo();
      await expect(call.field('Phone')).toHaveValue('');
      await saved.expectAsked(1);
      await saved.letGo();
      await history.open();
      await history.find.fill(phone);
      await expect(history.rows).toHaveCount(1);
      await expect(
        history.ticket.getByRole('button', { name: 'Asked about STOREHUB1400-CA209181M' }),
      ).toBeVisible();
      await expect(history.main.getByRole('region', { name: 'Case asked about' })).toHaveCount(0);
      await call.begin();
    });
});
