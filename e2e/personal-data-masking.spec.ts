import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './fixtures/axe';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

test('with the display masked no number, name or address of anybody is in the window, but what leaves it is whole', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 60, (place) => ({ Ticket: { Remark: `Ring 012-345 ${6000 + place} first` } }));
  const { electron, page } = await startLive();
  const history = new HistoryScreen(page);
  const call = new CallScreen(page);
  const outbox = new OutboxScreen(page);
  const settings = new SettingsScreen(page);

  await call.fill({ Phone: '0007' });
  await expect(
    call.main.getByRole('region', { name: 'Possible callers' }).getByRole('listitem').first(),
  ).toBeVisible();
  await call.fill({ Name: 'Caller Parked' });
  await page.keyboard.press('F6');
  await expect(call.field('Name')).toHaveValue('');
  await call.fill({ Phone: '0007' });

  /** Collects what a person can see or hear on the screens that show people. */
  const walk = async () => {
    const seen: Record<string, string> = {};
    await goTo(page, 'Call');
    await expect(call.main.getByText(/^number ends with 0007/).first()).toBeVisible();
    seen['call'] = await textOf(page);
    await history.open();
    await history.rows.filter({ hasText: 'SH-000050' }).click();
    await expect(history.ticket.getByText('What was sent')).toBeVisible();
    await history.ticket.getByRole('button', { name: 'All from this number' }).click();
    await expect(history.chips).toHaveCount(1);
    await expect(history.ticket.getByRole('img', { name: /^Map: / })).toBeVisible();
    seen['history'] = await textOf(page);
    await history.main.getByRole('button', { name: /^Remove:/ }).press('Delete');
    await outbox.open();
    await expect(outbox.uncertain).not.toHaveCount(0);
    seen['outbox'] = await textOf(page);
    return seen;
  };
  const inClear = { call: /Caller/, history: /Caller \d/, outbox: /Caller \d/ } as const;
  const personal = /Caller [\dP]|6012[- ]?300|0123000007|012-345|Jalan Ampang|101\.7122/;

  const before = await walk();
  for (const [screen, clear] of Object.entries(inClear)) {
    expect(before[screen], screen).toMatch(clear);
    expect(before[screen], screen).toMatch(personal);
  }

  await settings.open();
  const masking = settings.main.getByLabel(/^Hide the middle of phone numbers/);
  await masking.press('Space');
  await expect(masking).toBeChecked();
  const masked = await walk();
  for (const [screen, text] of Object.entries(masked)) {
    expect(text.match(personal)?.[0], screen).toBeUndefined();
    expect(text, screen).toContain('C•••');
  }

  await test.step('it is found by the whole text, copied whole, and shown until another case is looked at', async () => {
    await history.open();
    await history.find.fill('60123000007');
    await expect(history.count).toHaveText('2 entries');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(history.ticket.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('Phone: 60123000007');
    // The copied case is the one that was selected when the key was pressed, even if the previous one was still shown.
    expect(copied).toContain('STOREHUB0007-CA100007B');
    await expect(history.title).toContainText('STOREHUB0007');
    await expect(history.ticket).not.toContainText('60123000007');
    await page.keyboard.press('Control+u');
    await expect(history.ticket).toContainText('60123000007');
    await expect(history.chosen).toContainText('Caller 7');
    await expect(history.rows.first()).toContainText('C•••');
    await page.keyboard.press('ArrowUp');
    await expect(history.chosen).toHaveAttribute('aria-posinset', '1');
    await expect(history.ticket).not.toContainText('60123000007');
  });

  await expectNoAxeViolations(page);
});

/** Every text of the document and every name for screen readers, without what is typed into fields. */
async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title]')];
    const names = named.flatMap((one) => [one.getAttribute('aria-label'), one.getAttribute('title')]);
    return [document.body.textContent, ...names].join('\n');
  });
}
