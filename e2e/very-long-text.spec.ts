import type { RunningApp } from './fixtures/helpdesk-app';
import { resizeWindow } from './fixtures/window-size';
import { expect, test } from './fixtures/test';
import { CallScreen, textFields } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const length = 100_000;
const quickEntry = 'Quick entry';

/** The fields whose text is read for numbers, places or links at each change. The others get one kind of text each. */
const readFields: readonly string[] = [
  'Phone',
  'Issue',
  'Address',
  'State',
  'Latitude',
  'Remark',
  quickEntry,
];

/** Texts that could make a regular expression backtrack: digits, blanks, commas, links, Chinese, half emojis. */
const texts = {
  digits: '0123456789',
  blanks: ' ',
  'numbers and commas': '3.1,101.7 , ',
  links: 'https://www.google.com/maps/@3.1,',
  'a chat': '[12/3/26, 9:41] Ali: printer rosak 43000 Kajang +60 12-345 6789\n',
  Chinese: '打印机坏了，',
  'brackets and symbols': '((((%%%""""--++**',
} as const;

/** Work for so long holds up a frame so long that a person takes the window for dead: some 300 ms on a PC of an office. */
const frozenMs = 2000;

test(
  '100,000 characters in any field freeze nothing, lose nothing, and say the limit',
  {
    tag: '@exhaustive',
  },
  async ({ start }) => {
    test.setTimeout(400_000);
    const app = await start({ mode: 'practice' });
    const { page } = app;
    const call = new CallScreen(page);
    let longest = 0;
    const note = (what: string, ms: number) => {
      longest = Math.max(longest, ms);
      if (ms > 300) process.stdout.write(`${what}: ${Math.round(ms)}\n`);
      expect(ms, what).toBeLessThan(frozenMs);
    };
    for (const [index, [kind, piece]] of Object.entries(texts).entries()) {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const others = textFields.filter((name) => !readFields.includes(name));
      await test.step(kind, async () => {
        for (const name of [...readFields, ...others.slice(index, index + 1)]) {
          const field = call.field(name);
          await field.focus();
          note(`${kind} in ${name}`, await workOfPaste(app, text));
          const kept = (await field.inputValue()).length;
          // Single-line fields drop line breaks. A location that was read from a pin field is replaced by its number.
          if (name === 'Issue' || name === 'Remark' || name === 'Address') expect(kept, name).toBe(length);
          if (name === 'Name' && text.trim() !== '')
            await expect(call.main.getByText(/too many/).first()).toBeVisible();
          await page.keyboard.press('Control+a');
          await page.keyboard.press('Delete');
          // Undoes what was read from it, or it would remain in the next field.
          if (name === quickEntry) await page.keyboard.press('F5');
        }
      });
    }
    const history = new HistoryScreen(page);
    await history.open();
    for (const [kind, piece] of Object.entries(texts)) {
      await history.find.focus();
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      note(`${kind} in the search`, await workOfPaste(app, text));
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    }
    process.stdout.write(`most work after a paste of 100,000 characters: ${Math.round(longest)} ms\n`);
  },
);

test(
  '5 MB pasted into a field are cut at once, in words, and keep nothing else from the disk',
  { tag: '@exhaustive' },
  async ({ start }) => {
    test.setTimeout(300_000);
    const app = await start({ mode: 'practice' });
    const { page } = app;
    const call = new CallScreen(page);
    const line = 'POS 12:03:55 printer not found at 192.168.1.4, again\n';
    let longest = 0;
    for (const name of [...textFields, quickEntry]) {
      await call.field(name).focus();
      const ms = await workOfPaste(app, line.repeat(100_000));
      longest = Math.max(longest, ms);
      if (ms > 300) process.stdout.write(`5 MB in ${name}: ${Math.round(ms)}\n`);
      expect(ms, name).toBeLessThan(frozenMs);
      const kept = (await call.field(name).inputValue()).length;
      expect(kept, name).toBe(length);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      if (name === quickEntry) await page.keyboard.press('F5');
    }
    process.stdout.write(`most work after a paste of 5 MB: ${Math.round(longest)} ms\n`);

    await call.fill({ Name: 'Before the paste' });
    await call.field('Remark').focus();
    await workOfPaste(app, line.repeat(6000));
    await expect(call.main.getByText('Remark was cut after 100,000 characters.')).toBeVisible();
    await call.fill({ 'Store name': 'Typed after the paste' });
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await app.kill();
    const again = new CallScreen((await start({ mode: 'practice' })).page);
    await again.expectFields({ Name: 'Before the paste', 'Store name': 'Typed after the paste' });
    expect((await again.field('Remark').inputValue()).length).toBe(length);
  },
);

test('3,000 characters in Issue: the caret is seen, keys scroll, the count is said, and nothing is lost', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 740);
  const call = new CallScreen(page);
  const issue = call.field('Issue');
  const text =
    'printer resit tak keluar kertas, dah restart 3 kali masih sama, lampu merah berkelip\n'.repeat(36);
  await issue.fill('short');
  const heightOf = () => issue.evaluate((field) => field.clientHeight);
  const oneLine = await heightOf();
  await issue.fill(text);
  await expect(call.main.getByText('2,559 too many (limit 500 characters)')).toBeVisible();
  const linesSeen = () =>
    issue.evaluate((field) => field.clientHeight / Number.parseFloat(getComputedStyle(field).lineHeight));
  await expect.poll(linesSeen).toBeGreaterThan(5);
  await expect.poll(heightOf).toBeGreaterThan(oneLine);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('THE END');
  const scroll = () =>
    issue.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
      top: scrollTop,
      below: scrollHeight - clientHeight - scrollTop,
    }));
  await expect.poll(async () => (await scroll()).below).toBeLessThan(12);
  const end = (await scroll()).top;
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('PageUp');
  await expect.poll(async () => (await scroll()).top).toBeLessThan(end - 100);
  await page.keyboard.press('Control+Home');
  await expect.poll(async () => (await scroll()).top).toBeLessThan(12);
  await expect(issue).toBeInViewport({ ratio: 1 });
  await expect(issue).toHaveValue(`${text}THE END`);
  await issue.fill('short');
  await expect.poll(heightOf).toBe(oneLine);
});

/**
 * Pastes from the clipboard and returns for how many ms the page's thread worked until 400 ms after the paste: no frame
 * can take longer. Processor time, so that other programs on the machine do not count.
 */
async function workOfPaste({ electron, page }: RunningApp, text: string): Promise<number> {
  await electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await page.evaluate(() => {
    const pasted = new Promise<void>((resolve) => {
      addEventListener('paste', () => setTimeout(resolve, 400), { capture: true, once: true });
    });
    Object.assign(window, { pasted });
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const workedMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const task = metrics.find(({ name }) => name === 'TaskDuration');
    return (task?.value ?? Number.NaN) * 1000;
  };
  const before = await workedMs();
  await page.keyboard.press('Control+v');
  await page.evaluate(() => (window as unknown as { pasted: Promise<void> }).pasted);
  const worked = (await workedMs()) - before;
  await devtools.detach();
  return worked;
}
