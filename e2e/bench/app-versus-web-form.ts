import { readFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { createBlankApp, createHelpdeskApp, type StartedApp } from './benchmark-apps';
import type { DevToolsPage, Key } from './devtools-pipe';
import { listProcessTree, readProcessKind } from './process-tree';
import { startFakeStoreHubProcess } from './start-fake-storehub-process';
import { token } from './fake-token';
import type { Pair } from './compare-with-control';
import { waitForForm } from './wait-for-form';
import { waitUntil } from './wait-until';

const figures = ['ms', 'cpuMs', 'keys'] as const;
type CallCosts = Record<(typeof figures)[number], number> & {
  readonly cpuByProcessMs: Readonly<Record<string, number>>;
};

export type AppAgainstWebForm = Record<(typeof figures)[number], Pair[]> & {
  /** The processor time of the last pair by what Chromium calls each kind of process, in ms. */
  readonly cpuByProcessMs: { readonly app: object; readonly control: object };
};

/**
 * The same two calls, a new caller and the same one again, typed by a robot into the app and into a plain web form in
 * the same Chromium, up to the case number. Both post to the same server. `keys` counts every key.
 */
export async function measureAppAgainstWebForm(pairs: number): Promise<AppAgainstWebForm> {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const storeHub = await startFakeStoreHubProcess();
  const form = await startWebForm(storeHub.endpoint);
  const app = await createHelpdeskApp({ ...keyring.env, HELPDESK_API_URL: storeHub.endpoint });
  const control = await createBlankApp({ BENCH_PAGE: form.address });
  const taken: Record<(typeof figures)[number], Pair[]> = { ms: [], cpuMs: [], keys: [] };
  let cpuByProcessMs = { app: {}, control: {} };
  try {
    const [ofApp, ofControl] = [await app.start(), await control.start()];
    await waitForForm(ofApp.page);
    for (let pair = -1; pair < pairs; pair += 1) {
      const first = await time(ofApp, (agent) => typeIntoApp(agent, pair + 1));
      const second = await time(ofControl, (agent) => typeIntoForm(agent, pair + 1));
      if (pair < 0) continue;
      cpuByProcessMs = { app: first.cpuByProcessMs, control: second.cpuByProcessMs };
      for (const figure of figures) taken[figure].push({ app: first[figure], control: second[figure] });
    }
    await Promise.all([ofApp.page.quit(), ofControl.page.quit()]);
  } finally {
    await Promise.all([app.remove(), control.remove()]);
    await form.close();
    await storeHub.close();
    await keyring.close();
  }
  return { ...taken, cpuByProcessMs };
}

/** A quick typist: ten keys a second. */
const keyMs = 100;

type Agent = {
  readonly page: DevToolsPage;
  readonly type: (text: string) => Promise<void>;
  readonly press: (...keys: readonly (keyof typeof namedKeys)[]) => Promise<void>;
};

const namedKeys = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  F2: { key: 'F2', code: 'F2', windowsVirtualKeyCode: 113 },
  F4: { key: 'F4', code: 'F4', windowsVirtualKeyCode: 115 },
  F9: { key: 'F9', code: 'F9', windowsVirtualKeyCode: 120 },
} as const satisfies Record<string, Key>;

async function time({ page, pid }: StartedApp, work: (agent: Agent) => Promise<void>): Promise<CallCosts> {
  let keys = 0;
  const pressOne = async (key: Key) => {
    keys += 1;
    await page.pressKey(key);
    await wait(keyMs);
  };
  const agent: Agent = {
    page,
    type: async (text) => {
      for (const char of text)
        await pressOne({
          key: char,
          code: '',
          windowsVirtualKeyCode: char.toUpperCase().charCodeAt(0),
          text: char,
        });
    },
    press: async (...names) => {
      for (const name of names) await pressOne(namedKeys[name]);
    },
  };
  const [beganMs, before] = [performance.now(), readCpuByProcessMs(pid)];
  await work(agent);
  const cpuByProcessMs = Object.fromEntries(
    Object.entries(readCpuByProcessMs(pid)).map(([kind, ms]) => [kind, ms - (before[kind] ?? 0)]),
  );
  const cpuMs = Object.values(cpuByProcessMs).reduce((sum, one) => sum + one, 0);
  return { ms: performance.now() - beganMs, cpuMs, cpuByProcessMs, keys };
}

/** The words of the two callers. Each pair of calls has its own number. */
const toPhone = (number: number) => `01733${String(90_000 + number)}`;
const caller = {
  name: 'Puan Rohani',
  store: 'Kedai Rohani',
  address: '12, Jalan Besar, 43000 Kajang',
  firstIssue: 'Receipt printer prints nothing since this morning',
  secondIssue: 'Cash drawer does not open any more',
};

async function typeIntoApp({ page, type, press }: Agent, number: number): Promise<void> {
  const phone = toPhone(number);
  const isPhoneBlank = `document.activeElement?.id === 'field-phone' && document.activeElement.value === ''`;
  const sent = async () => {
    await press('F9');
    await waitUntil(() =>
      page.evaluate(
        `(document.querySelector('[role=status][aria-label="Case number"]')?.textContent ?? '') !== ''`,
      ),
    );
  };
  await press('F2');
  await waitUntil(() => page.evaluate(isPhoneBlank));
  await type(phone);
  await press('Tab');
  await type(caller.name);
  await press('Tab');
  await type(`${caller.store} ${number}`);
  await press('Tab', 'Tab');
  await type(caller.firstIssue);
  await press('Tab');
  await type('4');
  await press('Tab', 'Tab');
  await type(caller.address);
  await press('Tab', 'Tab');
  await waitUntil(() => page.evaluate(`document.getElementById('field-state')?.value === 'Selangor'`));
  await press('Enter');
  await waitUntil(() => page.evaluate(`document.getElementById('field-latitude')?.value !== ''`));
  await sent();
  await press('F2');
  await waitUntil(() => page.evaluate(isPhoneBlank));
  await type(phone.slice(-4));
  await waitUntil(() => page.evaluate(`document.body.innerText.includes(${JSON.stringify(caller.name)})`));
  await press('F4');
  await waitUntil(() => page.evaluate(`document.getElementById('field-name')?.value === '${caller.name}'`));
  await type(caller.secondIssue);
  await press('Tab');
  await type('4');
  await sent();
}

/** The form knows nothing: everything is typed twice, and the coordinates are looked up elsewhere. */
async function typeIntoForm({ page, type, press }: Agent, number: number): Promise<void> {
  for (const issue of [caller.firstIssue, caller.secondIssue]) {
    await waitUntil(() => page.evaluate(`document.activeElement?.name === 'Phone'`));
    await type(`6${toPhone(number)}`);
    await press('Tab');
    await type(caller.name);
    await press('Tab');
    await type(`${caller.store} ${number}`);
    await press('Tab', 'Tab');
    await type(issue);
    await press('Tab');
    await type('18');
    await press('Tab');
    await type('1');
    await press('Tab');
    await type(caller.address);
    await press('Tab');
    await type('Sel');
    await press('Tab');
    await type('2.99');
    await press('Tab');
    await type('101.79');
    await press('Enter');
    await waitUntil(() =>
      page.evaluate(`document.querySelector('output')?.textContent.includes('CaseNum') === true`),
    );
    await press('Enter');
  }
}

async function startWebForm(endpoint: string) {
  const runner = join(import.meta.dirname, '../../scripts/lib/run-typescript.mjs');
  const child = fork(runner, [join(import.meta.dirname, 'web-form-process.ts'), endpoint]);
  const [address] = (await once(child, 'message')) as [string];
  return {
    address,
    close: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

const ticksPerSecond = 100;

/** The time that a program's processes have computed so far, in ms, by what Chromium calls each kind. */
function readCpuByProcessMs(pid: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const member of listProcessTree(pid)) {
    const kind = readProcessKind(member);
    const fields = readFileSync(`/proc/${member}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    found[kind] = (found[kind] ?? 0) + (ticks * 1000) / ticksPerSecond;
  }
  return found;
}
