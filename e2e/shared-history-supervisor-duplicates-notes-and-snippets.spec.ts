import { en, ms } from '../src-renderer/messages/catalogues';
import { created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { findClosedPort, startFakeStoreHub } from './fake-storehub/fake-storehub';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, fakeToken, test } from './fixtures/test';
import { withTwoPcsSharingHistory } from './fixtures/two-pcs-sharing-history';
import { switchLanguage } from './fixtures/window-language';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { SettingsScreen } from './pages/settings-screen';

test.skip(process.platform !== 'linux', 'PostgreSQL comes from the packages of Debian');

test('a supervisor sees the floor beside my shift, and which PC the tickets are from, by keys alone', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  await keyring.writeToken(fakeToken);
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoPcsSharingHistory(parts, async ({ a, b }) => {
    const send = async ({ page }: typeof a) => {
      const call = new CallScreen(page);
      await page.keyboard.press('F2');
      await call.fillExample();
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
    };
    await send(a);
    const { page } = b;
    const history = new HistoryScreen(page);
    await page.keyboard.press('Control+t');
    const shift = history.main.getByRole('region', { name: en.shift.title });
    const floor = history.main.getByRole('region', { name: en.shift.floor });
    const figure = (name: string) => floor.locator('dl > div').filter({ hasText: name }).locator('dd');
    await expect(shift).toContainText(en.shift.onlyHere);
    await shift.getByRole('button', { name: en.shift.floor }).press('Enter');
    await expect(floor.getByRole('table', { name: en.shift.byPc }).getByRole('row')).toHaveCount(1);
    await expect(figure('Tickets')).toHaveText('1');
    await expect(floor).not.toContainText(en.shift.discarded);

    // The floor counts on while it is shown.
    await send(a);
    await expect(figure('Tickets')).toHaveText('2');
    await expect(floor).toContainText(en.shift.onFloor);
    await page.setViewportSize({ width: 1366, height: 768 });
    await expectNoAxeViolations(page, 'floor');
    await page.screenshot({ path: testInfo.outputPath('floor.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: testInfo.outputPath('floor-dark.png') });

    // A row leads to its tickets in the list: here to those of this one PC.
    const row = floor.getByRole('table', { name: en.shift.byPc }).getByRole('button');
    const pc = ((await row.textContent()) ?? '').trim();
    await row.press('Enter');
    await expect(history.chips).toHaveText([`PC: ${pc}`, /Date|Today|\d/]);
    await expect(history.rows).toHaveCount(2);
    await page.screenshot({ path: testInfo.outputPath('floor-tickets.png') });
    await page.keyboard.press('Control+f');
    await expectNoAxeViolations(page, 'filter of PCs');
    await page.screenshot({ path: testInfo.outputPath('filter.png') });
    const active = history.main.getByRole('list', { name: en.historyList.filter.chips });
    await active.getByRole('button').first().press('Delete');
    await history.filters.getByLabel(en.shift.thisPc).press('Space');
    await expect(history.rows).toHaveCount(0);
    await history.filters.getByLabel(en.historyList.filter.pcName).fill(pc.toUpperCase());
    await history.filters.getByLabel(en.historyList.filter.pcName).press('Enter');
    await expect(history.rows).toHaveCount(2);

    // A row of My shift leads to what this PC made, though the list has all.
    const there = new HistoryScreen(a.page);
    // Whether the history is shared is not known yet.
    const held = await holdRequests(a, 'sync.get-state');
    await a.page.keyboard.press('Control+t');
    await held.expectAsked(1);
    const outcomes = there.main.getByRole('table', { name: en.shift.byState });
    await outcomes.getByRole('button', { name: 'Created' }).press('Enter');
    await held.letGo();
    await expect(there.chips.filter({ hasText: `PC: ${en.shift.thisPc}` })).toBeVisible();
    await expect(there.rows).toHaveCount(2);

    await floor.getByRole('button', { name: en.shift.title }).press('Enter');
    await expect(shift.locator('dl > div').filter({ hasText: 'Tickets' }).locator('dd')).toHaveText('0');
  });
});

test('what a supervisor tells all agents stands over their calls, takes no caret, and ends', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoPcsSharingHistory({ ...parts, roleOfB: 'helpdesk_supervisor' }, async ({ a, b }) => {
    const text = 'Payment terminals down since 10:40, known, no technician';
    await a.page.setViewportSize({ width: 1366, height: 768 });
    const call = new CallScreen(a.page);
    await call.field('Issue').fill('The terminal says');
    await call.field('Issue').press('End');

    const settings = new SettingsScreen(b.page);
    await settings.open();
    const field = settings.main.getByLabel(en.supervisorNotices.text, { exact: true });
    await field.focus();
    await b.page.keyboard.press('Enter');
    await expect(settings.main.getByText(en.supervisorNotices.empty)).toBeVisible();
    await b.page.keyboard.type(text);
    await b.page.keyboard.press('Enter');
    const notice = a.page.getByRole('status', { name: en.supervisorNotices.label });
    await expect(notice).toContainText(text);
    await expect(notice).toContainText('until');
    await a.page.keyboard.type(' offline');
    await expect(call.field('Issue')).toHaveValue('The terminal says offline');
    await expect(field).toHaveValue('');
    for (const colorScheme of ['light', 'dark'] as const) {
      await a.page.emulateMedia({ colorScheme });
      await b.page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(a.page, `notice ${colorScheme}`);
      await a.page.screenshot({ path: testInfo.outputPath(`notice-${colorScheme}.png`) });
      await field.scrollIntoViewIfNeeded();
      await b.page.screenshot({ path: testInfo.outputPath(`form-${colorScheme}.png`) });
    }
    await expectNoAxeViolations(b.page, 'form of notices');

    // Another one, which an agent hides by keys alone.
    await field.fill('Printers late');
    const posted = await holdRequests(b, 'sync.post-notice');
    await field.press('Enter');
    await posted.expectAsked(1);
    // Typed while the server has not answered yet.
    await field.press('End');
    await b.page.keyboard.type(', and paper');
    await posted.letGo();
    await expect(notice).toContainText('Printers late');
    await expect(field).toHaveValue('Printers late, and paper');
    await notice.getByRole('button', { name: en.supervisorNotices.hide }).first().press('Enter');
    await expect(notice).not.toContainText('Printers late');
    await expect(notice).toContainText(text);

    const inForm = settings.main
      .getByRole('list', { name: en.supervisorNotices.title })
      .getByRole('listitem');
    await expect(inForm).toHaveCount(2);
    await inForm
      .filter({ hasText: text })
      .getByRole('button', { name: en.supervisorNotices.end })
      .press('Enter');
    await expect(inForm).toHaveCount(1);
    await expect(notice).toHaveText('');

    // A PC that is no supervisor's has no form for it.
    const other = new SettingsScreen(a.page);
    await other.open();
    await expect(other.main).toContainText('Up to date');
    await expect(other.main.getByText(en.supervisorNotices.title)).toHaveCount(0);
    await a.page.getByRole('radio', { name: 'Bahasa Melayu' }).check({ force: true });
    await a.page.keyboard.press('F2');
    await field.fill(text);
    await field.press('Enter');
    await expect(a.page.getByRole('status', { name: ms.supervisorNotices.label })).toContainText(text);
    await a.page.screenshot({ path: testInfo.outputPath('notice-ms.png') });
  });
});

test('a ticket that another PC is sending right now is a possible duplicate before F9', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  await keyring.writeToken(fakeToken);
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoPcsSharingHistory(parts, async ({ a, b }) => {
    const [first, second] = [new CallScreen(a.page), new CallScreen(b.page)];
    for (const call of [first, second]) await call.fillExample();
    await expect(second.main).not.toContainText('Possible duplicate');
    // StoreHub takes the request, and answers later.
    const { until, answer } = holdAnswer();
    storeHub.queue({ ...created(1), until });
    await a.page.keyboard.press('F9');
    await storeHub.waitForRequest(1);
    // Sooner than the next look at the server, 20 s after the one before.
    await expect(second.main).toContainText('Possible duplicate', { timeout: 15_000 });
    await expect(first.caseNumber).toHaveCount(0);
    expect(storeHub.requests).toHaveLength(1);
    await b.page.screenshot({ path: testInfo.outputPath('sending-elsewhere.png') });
    answer();
    await expect(first.caseNumber).toHaveText(/\S/);
    const caseNumber = ((await first.caseNumber.textContent()) ?? '').trim();
    await expect(second.main).toContainText(`Possible duplicate of ${caseNumber}`);
  });
});

test('a ticket that waits on another PC says that it may still be sent there, and is a possible duplicate when logged again', async ({
  userDataFolder,
  keyring,
}, testInfo) => {
  await keyring.writeToken(fakeToken);
  const port = await findClosedPort();
  const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
  await withTwoPcsSharingHistory({ userDataFolder, keyring, apiUrl }, async ({ postgres, a, b }) => {
    const [first, second] = [new CallScreen(a.page), new CallScreen(b.page)];
    await first.fillExample();
    await a.page.keyboard.press('F9');
    await first.expectOutcome('Not sent');
    const history = new HistoryScreen(b.page);
    await history.open();
    await expect(history.rows).toHaveText([/Uncertain/]);
    const [waiting] = await postgres.run('SELECT * FROM helpdesk.ticket');
    await history.row(1).click();
    const sentences = {
      en: 'that PC may still send it automatically; it is never sent from here. If you log it again, it may be sent twice.',
      ms: 'PC itu mungkin masih akan menghantarnya secara automatik; tidak sekali-kali dihantar dari sini. Jika didaftar semula, tiket mungkin dihantar dua kali.',
      zh: '那台电脑也可能仍会自动发送，但绝不会从这里发送。重新登记可能会重复发送。',
    };
    for (const language of ['ms', 'zh', 'en'] as const) {
      await switchLanguage(b.page, language);
      await expect(b.page.getByText(sentences[language])).toBeVisible();
      await b.page.screenshot({ path: testInfo.outputPath(`waits-elsewhere-${language}.png`) });
    }
    await expectNoAxeViolations(b.page, 'ticket that waits on another PC');
    await b.page.keyboard.press('F4');
    await expect(second.main).toContainText(/Possible duplicate of SH-\w+, .*Uncertain/);
    await b.page.screenshot({ path: testInfo.outputPath('logged-again.png') });

    const storeHub = await startFakeStoreHub({ port });
    const outbox = new OutboxScreen(a.page);
    await outbox.open();
    await outbox.sendNow.click();
    await goTo(a.page, 'Call');
    await expect(first.caseNumber).toHaveText(/\S/);
    await history.open();
    await expect(history.rows).toHaveText([/Created/]);
    await expect(b.page.getByText(sentences.en)).toHaveCount(0);
    expect(storeHub.requests).toHaveLength(1);
    await storeHub.close();

    await test.step('one that came with an archive is not said to be of the PC that imported it', async () => {
      const call = String(waiting?.['call']);
      const other = call.replace(/^.{8}/, '12345678');
      await postgres.run(
        `INSERT INTO helpdesk.ticket (owner, desk, call, reference, is_maker, state, created_at_ms, archived)
         SELECT owner, desk, $2, reference, false, 'waiting', created_at_ms, replace($3, $1, $2) FROM helpdesk.ticket`,
        [call, other, waiting?.['archived']],
      );
      await expect(history.rows).toHaveCount(2);
      await history.rows.filter({ hasText: 'Uncertain' }).click();
      const brought = {
        en: 'imported and shared it, as a record only.',
        ms: 'mengimport dan mengongsinya, sebagai rekod sahaja.',
        zh: '导入并共享，仅作记录。',
      };
      for (const language of ['ms', 'zh', 'en'] as const) {
        await switchLanguage(b.page, language);
        await expect(b.page.getByText(brought[language])).toBeVisible();
        await b.page.screenshot({ path: testInfo.outputPath(`brought-by-archive-${language}.png`) });
      }
      await expect(b.page.getByText(/Not settled on the other PC when it was imported/)).toBeVisible();
    });
  });
});

test('a lasting note of one agent is on the card of another, and the newer one on both', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoPcsSharingHistory(parts, async ({ a, b }) => {
    const write = async ({ page }: typeof a, text: string) => {
      const call = new CallScreen(page);
      await call.field('Phone').fill('0161234567');
      await page.keyboard.press('Control+F7');
      const field = call.main
        .getByRole('region', { name: en.contactNotes.title })
        .getByLabel('Note on the caller');
      await expect(field).toBeFocused();
      await field.fill(text);
      await page.keyboard.press('Enter');
    };
    const card = ({ page }: typeof a) => new CallScreen(page).main;
    await write(a, 'rings about lottery numbers');
    await expect(card(a)).toContainText('rings about lottery numbers');
    await new CallScreen(b.page).field('Phone').fill('0161234567');
    await expect(card(b)).toContainText('rings about lottery numbers');
    await b.page.screenshot({ path: testInfo.outputPath('note-of-other-pc.png') });
    // The newer one, on both.
    await write(b, 'speak slowly');
    for (const each of [a, b]) {
      await expect(card(each)).toContainText('speak slowly');
      await expect(card(each)).not.toContainText('lottery');
    }
  });
});

test('the snippets of a supervisor are there in the calls of all, beside their own', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoPcsSharingHistory({ ...parts, roleOfB: 'helpdesk_supervisor' }, async ({ a, b }) => {
    const [there, settings] = [new SettingsScreen(a.page), new SettingsScreen(b.page)];
    for (const screen of [there, settings]) await screen.open();
    await settings.main.getByRole('button', { name: en.templates.newSnippet }).press('Enter');
    const editor = settings.main.getByRole('region', { name: en.templates.snippet });
    await editor.getByLabel(en.templates.trigger).fill('outage');
    await editor.getByLabel(en.templates.text, { exact: true }).fill('Known outage, no technician needed');
    await editor.getByRole('button', { name: en.templates.save }).press('Enter');

    const form = settings.main.getByRole('region', { name: en.sharedTemplates.title });
    await form.getByRole('button', { name: en.sharedTemplates.share }).press('Enter');
    await expect(form).toContainText(en.sharedTemplates.shared);
    await b.page.setViewportSize({ width: 1366, height: 768 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await b.page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(b.page, `form of templates ${colorScheme}`);
      await form.scrollIntoViewIfNeeded();
      await b.page.screenshot({ path: testInfo.outputPath(`form-${colorScheme}.png`) });
    }
    // It comes while the agent looks on, who cannot change it.
    const shared = there.main.getByRole('option', { name: /Known outage/ });
    await expect(shared).toContainText(en.policies.set);
    const call = new CallScreen(a.page);
    await a.page.keyboard.press('F2');
    await call.field('Issue').focus();
    await a.page.keyboard.type('/outage');
    await a.page.keyboard.press('Enter');
    await expect(call.field('Issue')).toHaveValue('Known outage, no technician needed');

    await form.getByRole('button', { name: en.sharedTemplates.stop }).press('Enter');
    await expect(form).toContainText(en.sharedTemplates.stopped);
    await b.page.getByRole('radio', { name: 'Bahasa Melayu' }).check({ force: true });
    const title = b.page.getByText(ms.sharedTemplates.title);
    await expect(title).toBeVisible();
    await title.scrollIntoViewIfNeeded();
    await b.page.screenshot({ path: testInfo.outputPath('form-ms.png') });
  });
});
