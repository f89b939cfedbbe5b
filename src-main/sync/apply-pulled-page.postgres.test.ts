import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import { createDeferred } from '../time/create-deferred';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import type { PulledPage } from './pull-page';
import { createServerConnection } from './server-connection';
import {
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from './shared-server.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const siti = { Phone: '60198765432', Name: 'Siti Aminah' };
const tenMinutesMs = 600_000;

/** PC B, which gets the first answer of this kind ten minutes after the server has sent it. */
function openWithHeldAnswer(folder: string, isHeld: (page: PulledPage) => boolean) {
  const held = createDeferred<null>();
  const released = createDeferred<null>();
  let lateMs = 0;
  const pc = openSyncedPc(folder, postgres, 'pc_b', {
    nowMs: () => Date.now() + lateMs,
    openConnection: (onChange) => {
      const connection = createServerConnection(onChange);
      return {
        ...connection,
        close: connection.disconnect,
        pull: async (from) => {
          const page = await connection.pull(from);
          if (lateMs > 0 || !page.ok || !isHeld(page.value)) return page;
          lateMs = tenMinutesMs;
          held.resolve(null);
          await released.promise;
          return page;
        },
      };
    },
  });
  onTestFinished(() => {
    released.resolve(null);
    return pc.close().catch(() => undefined);
  });
  return { pc, held: held.promise, release: () => released.resolve(null) };
}

async function makeAt({ stores }: SyncedPc, call: string, nowMs: number): Promise<void> {
  await stores.calls.begin(call, nowMs);
  const ticket = newTicket(call, `SH-${call.slice(-6)}`, sampleBody({ Ticket: siti }));
  const made = await stores.tickets.make({ ...ticket, nowMs }, true);
  const attemptId = made.ok ? (made.value?.attempt?.attemptId ?? 0) : 0;
  await stores.tickets.endAttempt(ended(attemptId, outcomes.created), false);
}

const callsOf = ({ db }: SyncedPc): unknown[] => db.prepare('SELECT call_id FROM ticket').pluck().all();

it('erases what was written before a caller was erased elsewhere, and leaves what was written while the answer was on its way', async () => {
  const folder = tempFolder();
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.make(callOf(1), siti);
  const before = await openUpToDatePc(postgres, 'pc_b', { folder });
  await eventually(() => callsOf(before)).toEqual([callOf(1)]);
  await before.close();

  const { pc: b, held, release } = openWithHeldAnswer(folder, ({ erased }) => erased.length > 0);
  await makeAt(b, callOf(2), Date.now() - 1_000);
  await a.erase({ phone: siti.Phone, name: siti.Name });
  await eventually(() => postgres.run('SELECT 1 FROM helpdesk.erased_call')).toHaveLength(1);
  await b.join();
  await held;
  await makeAt(b, callOf(3), Date.now() + tenMinutesMs / 2);
  release();

  await eventually(() => callsOf(b)).toEqual([callOf(3)]);
  await eventually(() => callsOf(a)).toEqual([callOf(3)]);
  expect(callsOf(b)).toEqual([callOf(3)]);
});

it('takes the time of a note as it is, however long the answer was on its way', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  const {
    pc: b,
    held,
    release,
  } = openWithHeldAnswer(tempFolder(), ({ groups }) => groups.flat().some((step) => 'contactNote' in step));
  await b.join();
  const atMs = Date.now();
  await a.stores.contactNotes.set(
    { subject: 'store', contact: 'Kedai Maju', label: 'Kedai Maju', text: 'keys next door', endsAtMs: null },
    '11111111-1111-4111-8111-111111111111',
    atMs,
  );
  a.sync.historyChanged();
  await held;
  release();
  const notes = () => b.db.prepare('SELECT text, changed_at_ms FROM contact_note').all();
  await eventually(notes).toHaveLength(1);
  expect(notes()).toEqual([{ text: 'keys next door', changed_at_ms: atMs }]);
});

it('keeps an erased note away from every PC, also where it was half typed in a form', async () => {
  const note = { subject: 'caller', contact: siti.Phone, label: siti.Name, endsAtMs: null } as const;
  const a = await openJoinedPc(postgres, 'pc_a');
  const b = await openJoinedPc(postgres, 'pc_b');
  const notesOf = ({ db }: SyncedPc): unknown[] => db.prepare('SELECT text FROM contact_note').pluck().all();
  const set = await a.stores.contactNotes.set({ ...note, text: 'be polite' }, randomUUID(), Date.now());
  const basedOnMs =
    set.ok && set.value !== null && typeof set.value === 'object' && 'uid' in set.value
      ? set.value.changedAtMs
      : null;
  a.sync.historyChanged();
  await eventually(() => notesOf(b)).toEqual(['be polite']);
  const form = { subject: 'caller', key: siti.Phone } as const;
  await b.stores.formDrafts.set(form, { text: 'be polite - half', lastDay: '' }, Date.now());

  await a.erase({ phone: siti.Phone, name: siti.Name });
  await eventually(() => notesOf(b)).toEqual([]);
  expect(await b.stores.formDrafts.list()).toEqual(succeed([]));
  const saved = await b.stores.contactNotes.set(
    { ...note, text: 'be polite - half', basedOnMs },
    randomUUID(),
    Date.now(),
  );
  expect(saved).toEqual(succeed('gone'));
  expect([notesOf(a), notesOf(b)]).toEqual([[], []]);
});
