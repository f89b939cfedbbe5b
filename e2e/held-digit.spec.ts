import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test(
  'a digit that is held a little long ends the call, and stands in no field behind it',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    await call.fill({ Phone: '0111222003', Issue: 'Asked for the price' });
    await keyboard.press('Control+F2');
    await expect(call.main.getByLabel('End the call as')).toBeVisible();
    // Each `down` after the first is a repetition of the key.
    for (let times = 0; times < 6; times += 1) await keyboard.down('5');
    const note = call.outcome.getByRole('textbox');
    await expect(note).toBeFocused();
    for (let times = 0; times < 6; times += 1) await keyboard.down('5');
    await keyboard.up('5');
    await keyboard.type('Wants it 50% off');
    await expect(note).toHaveValue('Wants it 50% off');
  },
);
