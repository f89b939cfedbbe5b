import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fakeToken } from '../fixtures/test';
import { exampleCall } from '../pages/call-screen';
import { startPackaged } from './packaged-program';
import { typePracticeTicket } from './type-practice-ticket';
import { expect, test } from './packaged-test';

test('the packaged program sends a practice ticket that was typed into its window', async ({
  keyring,
  packaged: { program, resources },
  virtualScreen,
  configHome,
}, testInfo) => {
  await keyring.writeToken(fakeToken);
  const app = startPackaged({ program, display: virtualScreen.display, configHome, env: keyring.env });
  try {
    await typePracticeTicket(app);
    await app.press('F9');

    const tickets = (): Promise<Ticket[]> =>
      app.rows<Ticket>(`SELECT body, state, case_number FROM ticket WHERE name = '${exampleCall.Name}'`);
    await expect.poll(tickets).toEqual([expect.objectContaining({ state: 'created' })]);
    const [ticket] = await tickets();
    expect(ticket?.case_number).toMatch(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
    expect(JSON.parse(ticket?.body ?? '')).toMatchObject({
      Ticket: { Phone: exampleCall.Phone, Issue: exampleCall.Issue, StoreName: exampleCall['Store name'] },
      Appointment: { Address: exampleCall.Address, State: exampleCall.State, ServiceId: 1 },
    });

    const loaded = readFileSync(`/proc/${app.pid}/maps`, 'utf8');
    expect(loaded, 'SQLite, from outside the asar').toMatch(unpacked(resources, 'better-sqlite3'));
    expect(loaded, 'the keychain, from outside the asar').toMatch(unpacked(resources, 'keytar'));
  } finally {
    // Keeps a screenshot in test-results, for use after a failure.
    await writeFile(testInfo.outputPath('screen.png'), await virtualScreen.screenshot());
    await app.end();
  }
});

type Ticket = { readonly body: string; readonly state: string; readonly case_number: string | null };

function unpacked(resources: string, module: string): RegExp {
  return new RegExp(`${resources}/app\\.asar\\.unpacked/node_modules/${module}/\\S+\\.node`);
}
