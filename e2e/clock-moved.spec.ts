import { execFileSync } from 'node:child_process';
import { closedPort, startDouble } from './double/storehub-double';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';

for (const moved of ['-3650d', '+400d']) {
  test(`sent with the cable out, killed, the clock of the computer moved ${moved}, started again, the cable back: it arrives once`, async ({
    start,
    keyring,
  }) => {
    await keyring.writeToken(fakeToken);
    const port = await closedPort();
    const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
    const live = { mode: 'live', apiUrl, keyring: keyring.env } as const;

    const first = await start(live);
    const call = new CallScreen(first.page);
    await call.fillExample({ Name: 'Aminah' });
    await call.send.click();
    await call.expectOutcome('Not sent');
    const reference = (await call.reference.textContent()) ?? '';
    await first.kill();

    const { page, electron } = await start({ ...live, env: clockMoved(moved) });
    const years = await electron.evaluate(() => new Date().getFullYear());
    expect(years).not.toBe(new Date().getFullYear());
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await expect(outbox.waiting).toHaveCount(1);
    await expect(outbox.waiting).toContainText(reference);

    const storeHub = await startDouble({ port });
    await expect(outbox.waiting).toHaveCount(0, { timeout: 45_000 });
    await expect(outbox.callbacks).toHaveCount(1);
    await expect(outbox.callbacks).toContainText('Aminah');
    await expect(outbox.callbacks).toContainText('STOREHUB0999-CA109193B');
    expect(storeHub.requests).toHaveLength(1);
    await storeHub.close();
  });
}

/** What a program needs in its environment to see another time than the computer shows. Time passes as it does. */
function clockMoved(by: string): Readonly<Record<string, string>> {
  const library = execFileSync('faketime', ['-f', by, 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim();
  return {
    LD_PRELOAD: library,
    FAKETIME: by,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // Chromium waits for ever with this mend of libfaketime's, which it does not need.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    NO_FAKE_STAT: '1',
  };
}
