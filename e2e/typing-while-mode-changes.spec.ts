import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test(
  'what is typed until the last moment of a mode is there when the app is back in it',
  { tag: '@exhaustive' },
  async ({ start, keyring }) => {
    const { electron, page } = await start({ keyring: keyring.env });
    await answerQuestions(electron, 'yes');
    const badge = page.getByText('PRACTICE', { exact: true });
    await expect(badge).toBeVisible();
    const issue = new CallScreen(page).field('Issue');
    await issue.fill('The till ');
    // Keys without a pause, up to the end of the page; it keeps what its field has then for the next one.
    await issue.evaluate((field: HTMLTextAreaElement) => {
      setInterval(() => {
        field.setRangeText('x', field.value.length, field.value.length, 'end');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, 2);
      addEventListener('pagehide', () => sessionStorage.setItem('typed', field.value), { capture: true });
    });
    const changeMode = (mode: string) =>
      page.evaluate(`void window.helpdesk.ask['app.set-mode']({ mode: ${JSON.stringify(mode)} })`);
    await changeMode('live');
    await expect(badge).toBeHidden();
    await expect(issue).toHaveValue('');
    const typed = await page.evaluate(() => sessionStorage.getItem('typed'));
    expect(typed).toMatch(/^The till x{5}/u);

    await changeMode('practice');
    await expect(badge).toBeVisible();
    await expect(issue).toHaveValue(typed ?? '');
  },
);
