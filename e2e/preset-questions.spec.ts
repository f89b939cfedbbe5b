import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { formatTemplatesFile, type Preset } from '../shared/templates/templates';
import { createTicketRequestSchema } from '../shared/tickets/create-ticket-request-schema';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const asked = [
  'Which printer: receipt or kitchen, and which model?',
  'Is its light on, and which colour?',
  'Did the test print work (hold Feed while switching on)?',
  'Is it on cable, Wi-Fi or Bluetooth?',
] as const;
const remark = [
  'Back door',
  `${asked[0]} Kitchen, Epson U220`,
  `${asked[1]} No`,
  `${asked[2]} Yes`,
  `${asked[3]} cable`,
].join('\n');

/** They are loaded a moment after the form. */
const findTemplates = (page: Page) => page.getByRole('listbox', { name: 'Presets and snippets' });

test('answers take one key each, survive parking and a kill, and are sent, found and read back', async ({
  startLive,
  storeHub,
}) => {
  const first = await startLive();
  const before = new CallScreen(first.page);
  await before.fillExample({ Issue: '', Remark: '' });
  await before.chooseService(4);
  const keys = countedKeys(first.page);
  const answer = before.main.getByRole('region', { name: 'Question', exact: true }).getByRole('textbox');

  await test.step('the question is shown in the call, the caret goes to it by one key', async () => {
    await before.field('Issue').focus();
    await keys.words('/printer');
    await expect(findTemplates(first.page)).toBeVisible();
    await first.page.keyboard.press('Enter');
    await expect(before.main.getByText(`Ask 1 of 4: ${asked[0]}`)).toBeVisible();
    // A check that nobody made is not in the remark.
    await expect(before.field('Remark')).toHaveValue('');
    await expect(before.field('Issue')).toBeFocused();
    await keys.press('F12');
    await expect(answer).toBeFocused();
    await expect(answer).toHaveAccessibleName(asked[0]);
  });
  await test.step('words and one key; yes and no by one key', async () => {
    await keys.words('Kitchen, Epson U220');
    await keys.press('F12');
    await expect(answer).toHaveAccessibleName(asked[1]);
    await expect(answer).toHaveAccessibleDescription(/F12: next one without an answer/);
    await keys.words('No');
    await keys.press('F12');
    await expect(answer).toHaveAccessibleName(asked[2]);
    await keys.press('ArrowUp');
    await expect(answer).toHaveAccessibleName(asked[3]);
    await keys.words('cable');
    expect(keys.count()).toBeLessThanOrEqual(asked.length);
  });
  await test.step('the key after the last one returns to the field', async () => {
    await first.page.keyboard.press('Enter');
    await expect(answer).toHaveCount(0);
    await expect(before.field('Issue')).toBeFocused();
    await before.field('Remark').fill('Back door');
    await expect(before.main.getByText('and 4 answers')).toBeVisible();
    const readBack = before.main.getByRole('region', { name: 'Read back' });
    await expect(readBack).toContainText(`${asked[1]} You said: No.`);
  });
  await test.step('parked, begun again elsewhere, killed', async () => {
    await expect(before.main.getByText(/^Saved /)).toBeVisible();
    await first.page.keyboard.press('F6');
    await expect(before.field('Name')).toHaveValue('');
    await first.kill();
  });

  const { page } = await startLive();
  const call = new CallScreen(page);
  await page.keyboard.press('Alt+1');
  await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
  await expect(call.field('Remark')).toHaveValue('Back door');
  await page.keyboard.press('F9');
  await call.expectOutcome('Created');
  const [sent] = storeHub.requests;
  expect(sent?.json).toMatchObject({ Ticket: { Remark: remark } });
  await test.step('the history finds an answer, and shows each below its question', async () => {
    await page.keyboard.press('F3');
    const history = new HistoryScreen(page);
    await history.find.fill('U220');
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    for (const line of remark.split('\n')) await expect(history.main.getByText(line).first()).toBeVisible();
  });
});

test(
  'an answer can be changed to the last, and none is cut where the remark is full',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const { page } = await startLive();
    const call = new CallScreen(page);

    await test.step('an answer is taken back, corrected and restored, and leaves with its preset', async () => {
      const answer = call.main.getByRole('region', { name: 'Question', exact: true }).getByRole('textbox');
      const readBack = call.main.getByRole('region', { name: 'Read back' });
      await call.field('Issue').focus();
      await page.keyboard.type('/printer');
      await expect(findTemplates(page)).toBeVisible();
      await page.keyboard.press('Enter');
      await page.keyboard.press('F12');
      await test.step('a question that wants words offers no yes and no', async () => {
        await expect(answer).toHaveAccessibleName(asked[0]);
        await expect(call.main.getByRole('button', { name: 'No', exact: true })).toHaveCount(0);
        await page.keyboard.type('kitchen');
        await page.keyboard.press('Enter');
        await expect(answer).toHaveAccessibleName(asked[1]);
        await expect(call.main.getByRole('button', { name: 'No', exact: true })).toHaveCount(0);
        await page.keyboard.press('Enter');
        await expect(call.main.getByRole('button', { name: 'No', exact: true })).toBeVisible();
      });
      await page.keyboard.press('ArrowUp');
      await expect(readBack).toContainText(`${asked[2]} You said: Yes.`);
      await test.step('F5 takes back the last yes or no, and asks it again', async () => {
        await page.keyboard.press('F5');
        await expect(readBack).not.toContainText(asked[2]);
        await expect(readBack).toContainText(`${asked[0]} You said: kitchen.`);
        await expect(answer).toHaveAccessibleName(asked[2]);
      });
      await test.step('a wrong answer is typed over, and Alt with an arrow brings it back', async () => {
        // Past the last one, the key goes on with what is not answered yet; another key than this one leaves.
        for (let key = 0; key < 3; key += 1) await page.keyboard.press('F12');
        await expect(answer).toHaveAccessibleName(asked[2]);
        await page.keyboard.type('green');
        await expect(call.main.getByText(/^Saved /)).toBeVisible();
        await page.keyboard.press('Control+a');
        await page.keyboard.type('none');
        await page.keyboard.press('Alt+ArrowUp');
        await expect(answer).toHaveValue('green');
        await page.keyboard.press('Alt+ArrowDown');
        await expect(answer).toHaveValue('none');
      });
      await test.step('Escape leaves the question with what was typed', async () => {
        await page.keyboard.press('Escape');
        await expect(answer).toHaveCount(0);
        await expect(call.field('Issue')).toBeFocused();
        await expect(readBack).toContainText(`${asked[2]} You said: none.`);
      });
      await test.step('another preset asks its own questions, and the answers of the first go with it', async () => {
        await call.field('Issue').fill('');
        await page.keyboard.type('/terminal');
        await page.keyboard.press('Enter');
        await expect(call.main.getByText('Ask 1 of 3: Which bank')).toBeVisible();
        await expect(readBack).not.toContainText(asked[2]);
        await expect(call.main.getByText(/and \d answers?/)).toHaveCount(0);
        await page.keyboard.press('F12');
        await expect(answer).toHaveAccessibleName(/^Which bank/);
        await page.keyboard.type('Maybank');
        await page.keyboard.press('Escape');
      });
      await test.step('they come back when it is taken back, and those of each when it is taken again', async () => {
        await page.keyboard.press('F5');
        await expect(call.field('Issue')).toHaveValue('');
        await expect(readBack).toContainText(`${asked[2]} You said: none.`);
        await expect(readBack).not.toContainText('Maybank');
        await page.keyboard.type('/terminal');
        await page.keyboard.press('Enter');
        await expect(readBack).toContainText('Maybank');
        await expect(readBack).not.toContainText(asked[2]);
      });
      await test.step('an issue that is typed by hand keeps them', async () => {
        await call.field('Issue').fill('Card terminal declines every card');
        await expect(readBack).toContainText('Maybank');
      });
    });

    await test.step('what does not fit into the remark is said before sending, and nothing is cut', async () => {
      await call.begin();
      await call.fillExample({ Issue: '', Remark: 'Ring the bell at the back door' });
      await call.chooseService(4);
      await call.field('Issue').focus();
      await page.keyboard.type('/printer');
      await page.keyboard.press('Enter');
      await page.keyboard.press('F12');
      await page.keyboard.insertText('a'.repeat(800));
      for (const key of ['F12', 'N', 'o', 'F12', 'ArrowDown', 'N', 'o', 'Enter'])
        await page.keyboard.press(key);
      await test.step('the questions are shortened, and the panel says so', async () => {
        await expect(
          call.main.getByText('The remark is full: questions are shortened in it, answers are not.'),
        ).toBeVisible();
      });
      await test.step('more than that holds the call back, with the number of characters', async () => {
        await call.field('Remark').fill('b'.repeat(200));
        await expect(call.main.getByText('189 too many with the answers')).toBeVisible();
        await expect(call.main.getByText('Needs correction')).toBeVisible();
        await page.keyboard.press('F9');
        await expect(call.field('Remark')).toBeFocused();
        expect(storeHub.requests).toHaveLength(0);
      });
      await call.field('Remark').fill('');
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      const [sent] = storeHub.requests;
      const { Ticket } = createTicketRequestSchema.parse(sent?.json);
      const lines = (Ticket.Remark ?? '').split('\n');
      expect(Ticket.Remark?.length).toBeLessThanOrEqual(1000);
      expect(lines.map((line) => line.split(/[?…] /)[1])).toEqual(['a'.repeat(800), 'No', 'No', 'No']);
    });
  },
);

test('a preset that is chosen after another one takes its place, and leaves what the agent typed', async ({
  startLive,
  userDataFolder,
}) => {
  const slow: Preset = {
    id: 'slow',
    language: 'en',
    serviceId: 18,
    name: 'Slow',
    issue: 'POS slow.',
    remark: '',
    priority: null,
    questions: [],
  };
  const swap: Preset = { ...slow, id: 'swap', serviceId: 23, name: 'Swap', issue: 'Swap POS.' };
  const paper: Preset = {
    ...slow,
    id: 'paper',
    name: 'Paper',
    issue: 'Out of paper.',
    remark: 'Bring paper.',
  };
  const presets = [{ ...swap, remark: 'Serial: ', priority: 1 as const }, slow, paper];
  writeFileSync(join(userDataFolder, 'words.json'), formatTemplatesFile({ presets, snippets: [] }));
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const expectOptions = async (service: RegExp, priority: string) => {
    await expect(call.group('Service').getByRole('radio', { checked: true })).toHaveAccessibleName(service);
    await expect(call.group('Priority').getByRole('radio', { checked: true })).toHaveAccessibleName(priority);
  };
  const choose = async (words: string) => {
    await call.field('Issue').press('End');
    await keyboard.type(words);
    await expect(page.getByRole('listbox', { name: 'Presets and snippets' })).toBeVisible();
    await keyboard.press('Enter');
  };

  await test.step('behind the text of the first, with no key to clear anything', async () => {
    await call.field('Issue').focus();
    await choose('/swap');
    await call.expectFields({ Issue: 'Swap POS.', Remark: 'Serial: ' });
    await expectOptions(/^POS swap/, 'High');
    await choose(' /slow');
    await call.expectFields({ Issue: 'POS slow.', Remark: '' });
    await expectOptions(/troubleshooting/, 'Normal');
  });

  await test.step('one key brings the first back', async () => {
    await keyboard.press('F5');
    await call.expectFields({ Issue: 'Swap POS.', Remark: 'Serial: ' });
    await expectOptions(/^POS swap/, 'High');
  });

  await test.step('what the agent typed stays', async () => {
    await call.field('Remark').press('End');
    await keyboard.type('A1234');
    await choose(' /slow');
    await call.expectFields({ Issue: 'POS slow.', Remark: 'Serial: A1234' });
  });

  await test.step('behind a whole line of the remark, it is a line of its own', async () => {
    await call.begin();
    await call.field('Issue').focus();
    await choose('/paper');
    await call.field('Email').focus();
    await keyboard.press('Tab');
    await expect(call.field('Remark')).toBeFocused();
    await keyboard.type('5th floor');
    await call.expectFields({ Issue: 'Out of paper.', Remark: 'Bring paper.\n5th floor' });
  });
});

/** Presses keys as an agent does, and counts them. Words do not count. */
function countedKeys(page: Page) {
  let count = 0;
  return {
    count: () => count,
    words: (text: string) => page.keyboard.type(text),
    press: async (key: string) => {
      await page.keyboard.press(key);
      count += 1;
    },
  };
}

test(
  'a kill while a question is answered brings back the question, its words and the caret; no arrow takes the words away',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ mode: 'practice' });
    const before = new CallScreen(first.page);
    const getAnswer = (call: CallScreen) =>
      call.main.getByRole('region', { name: 'Question', exact: true }).getByRole('textbox');
    await before.field('Name').fill('Encik Halim');
    await before.field('Issue').focus();
    await first.page.keyboard.type('/printer');
    await expect(findTemplates(first.page)).toBeVisible();
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.press('F12');
    await first.page.keyboard.press('Enter');
    await first.page.keyboard.press('Enter');
    await expect(getAnswer(before)).toHaveAccessibleName(asked[2]);
    await first.page.keyboard.press('ArrowUp');
    await first.page.keyboard.press('F12');
    await expect(getAnswer(before)).toHaveAccessibleName(asked[0]);
    await first.page.keyboard.type('kertas baru');
    await expect(before.main.getByText(/^Saved /)).toBeVisible();
    await first.kill();

    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await expect(getAnswer(call)).toBeFocused();
    await page.keyboard.type(' 80 mm');
    await expect(getAnswer(call)).toHaveValue('kertas baru 80 mm');
    await test.step('the line above the issue, and its key, go on with what is not answered', async () => {
      await page.keyboard.press('Escape');
      await expect(call.main.getByText(`Ask 2 of 4: ${asked[1]}`)).toBeVisible();
      await page.keyboard.press('F12');
      await expect(getAnswer(call)).toHaveAccessibleName(asked[1]);
    });
    await test.step('in typed words, also selected, the arrows answer neither yes nor no', async () => {
      await page.keyboard.press('Enter');
      await expect(getAnswer(call)).toHaveAccessibleName(asked[2]);
      await page.keyboard.type('Epson TM-T82');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('ArrowDown');
      await expect(getAnswer(call)).toHaveValue('Epson TM-T82');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await page.keyboard.press('ArrowDown');
      await expect(getAnswer(call)).toHaveAccessibleName(asked[3]);
    });
  },
);

test('a preset behind typed words follows them, fills in the service and asks its questions', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await call.field('Issue').focus();
  await page.keyboard.type('Kitchen one dead since noon. /printer');
  const offered = call.main.getByRole('listbox', { name: 'Presets and snippets' }).getByRole('option');
  await expect(offered.first(), 'snippets come first').toContainText('/');
  await offered.filter({ hasText: 'prints nothing' }).click();
  await expect(call.field('Issue')).toHaveValue(
    'Kitchen one dead since noon. Receipt printer prints nothing. ',
  );
  await expect(call.main.getByText(`Ask 1 of 4: ${asked[0]}`)).toBeVisible();
  await expect(call.group('Service').getByRole('radio', { name: 'On-site troubleshooting' })).toBeChecked();
  await page.keyboard.press('F5');
  await expect(call.field('Issue')).toHaveValue('Kitchen one dead since noon.');
  await expect(
    call.group('Service').getByRole('radio', { name: 'On-site troubleshooting' }),
  ).not.toBeChecked();
});

test('a preset directly behind an answered one leaves its text and its answers; F5 takes each away with its own', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const readBack = call.main.getByRole('region', { name: 'Read back' });
  const printer = 'Receipt printer prints nothing.';
  await keyboard.type('0198887766');
  await keyboard.press('F4');
  await call.field('Issue').focus();
  await keyboard.type('/printer');
  await expect(findTemplates(page)).toBeVisible();
  await keyboard.press('Enter');
  await expect(call.field('Issue')).toHaveValue(`${printer} `);
  for (const words of ['green', 'yes, new roll']) {
    await keyboard.press('F12');
    await keyboard.type(words);
  }
  await keyboard.press('Escape');
  await expect(call.field('Issue')).toBeFocused();
  await keyboard.type(' /card');
  await expect(page.getByRole('listbox', { name: 'Presets and snippets' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(call.field('Issue')).toHaveValue(new RegExp(`^${printer} .*card`, 'i'));
  for (const words of ['green', 'yes, new roll']) await expect(readBack).toContainText(`You said: ${words}.`);
  await expect(call.main.getByText('Ask 3 of 5: Which bank')).toBeVisible();

  await test.step('F5 twice takes all of it out of the ticket', async () => {
    await keyboard.press('F5');
    await expect(call.field('Issue')).toHaveValue(printer);
    await expect(readBack).toContainText('You said: green.');
    await keyboard.press('F5');
    await expect(call.field('Issue')).toHaveValue('');
    await expect(readBack).not.toContainText('You said');
    await expect(call.main.getByText(/and \d answers?/)).toHaveCount(0);
  });
  await test.step('they come back with their preset', async () => {
    await keyboard.type('/printer');
    await keyboard.press('Enter');
    await expect(readBack).toContainText('You said: green.');
  });
});
