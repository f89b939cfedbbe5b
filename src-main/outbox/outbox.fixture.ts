import { onTestFinished } from 'vitest';
import type { KeychainErrorCode } from '../../shared/errors/app-error';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { TokenRefusal } from '../../shared/outcome/token-refusals';
import { fail, succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import { findRefusedTokenHash } from '../settings/stored-settings-schema';
import { openWorkspaceAtFakeTime } from '../workspace/open-workspace-at-fake-time.fixture';
import { fakeStoreHub, fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { hashContent } from '../rows/tickets/content-hash';
import { readyFields } from '../tickets/sample-ticket.fixture';

type World = {
  token: string | null;
  errorCode?: KeychainErrorCode;
  /** What the settings hold of it, from one run to the next. */
  refusedTokenHash?: string;
  refusedTokenFor?: TokenRefusal;
  askToken?: () => Promise<string | null>;
};

/** Opens a workspace in a folder. Opening the same folder again acts as a restart of the app. */
export async function openOutboxIn(folder: string, world: World = { token: 'tk_test0' }) {
  const time = fakeTime();
  const storeHub = fakeStoreHub();
  const { requests } = storeHub;
  let changes = 0;
  const workspace = await openWorkspaceAtFakeTime(time, {
    userDataFolder: folder,
    sendRequest: storeHub.sendRequest,
    token: async () =>
      world.errorCode === undefined
        ? succeed(await (world.askToken?.() ?? world.token))
        : fail({ errorCode: world.errorCode, detail: '' }),
    refusedTokenHash: (refusal) =>
      findRefusedTokenHash(
        {
          refusedTokenHash: world.refusedTokenHash ?? null,
          refusedTokenFor: world.refusedTokenFor ?? null,
        },
        refusal,
      ),
    onTokenRefused: (tokenHash, refusal) => {
      world.refusedTokenHash = tokenHash;
      world.refusedTokenFor = refusal;
    },
    random: () => 0,
    onOutboxChanged: () => {
      changes += 1;
    },
  });
  const { outbox, sender, stores, index, incidents } = workspace;
  onTestFinished(() => stores.close());
  // Its timers must not mix with those that the tests watch.
  await index.close();
  await incidents.close();

  /** Creates one call per name, each with a waiting ticket. */
  async function queue(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await stores.calls.begin(name, 0);
      const body = JSON.stringify({
        Ticket: { Name: name, Phone: '60123456789', Issue: 'x', Priority: 0, IsReceiveSms: true },
        Appointment: { Address: 'x', State: 'x', ServiceId: 1, Longitude: 101.5, Latitude: 3.5 },
      });
      await stores.tickets.make(
        {
          callId: name,
          fields: readyFields,
          references: [`SH-${name}`],
          body,
          bodySha256: name.startsWith('damaged') ? hashContent('x') : hashContent(body),
          nowMs: 0,
          agent: null,
        },
        false,
      );
    }
  }

  async function sendByHand(name: string): Promise<void> {
    await stores.calls.begin(name, 0);
    void sender.send(name, { ...readyFields, name });
    await flushPendingWork();
  }

  /** Answers the newest request, and waits until everything that follows from it is done. */
  async function answer(outcome: Outcome, request = requests.at(-1)): Promise<void> {
    request?.answer(outcome);
    await flushPendingWork();
  }

  async function pass(durationMs: number): Promise<void> {
    time.pass(durationMs);
    await flushPendingWork();
  }

  async function begin(): Promise<void> {
    await outbox.start();
    await flushPendingWork();
  }

  async function state() {
    const now = await outbox.state();
    if (!now.ok) throw new Error('no state');
    return now.value;
  }

  return {
    ...workspace,
    world,
    time,
    requests,
    queue,
    sendByHand,
    answer,
    pass,
    begin,
    state,
    changes: () => changes,
    sent: () => requests.map(({ body }) => (JSON.parse(body) as { Ticket: { Name: string } }).Ticket.Name),
    waiting: async () => (await state()).waiting.map(({ name }) => name),
    pauseState: async () => (await state()).pauseState,
  };
}

export async function openOutboxWith(...names: readonly string[]) {
  const workspace = await openOutboxIn(tempFolder());
  await workspace.queue(...names);
  return workspace;
}
