import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { ended, outcomes } from '../tickets/sample-ticket.fixture';
import {
  connectInTest,
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from './shared-server.fixture';
import { callOf, type SyncedPc } from './synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c', 'pc_d'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const linksOf = ({ db }: SyncedPc): unknown[] =>
  db.prepare('SELECT call_id FROM incident_link').pluck().all();
const statesOf = ({ db }: SyncedPc): unknown[] => db.prepare('SELECT state FROM ticket').pluck().all();

it('a call of an incident is on every PC, also where its ticket changed while a third PC was writing', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  await a.stores.calls.begin(callOf(1), Date.now());
  const id = await a.make(callOf(2), {}, 'waiting');
  const incident = { uid: 'qr', title: 'QR', traits: [], beganAtMs: 1, endedAtMs: null, changedAtMs: 1 };
  await a.stores.incidents.begin(incident, [id], []);
  a.sync.historyChanged();
  await eventually(() => postgres.run('SELECT kind FROM helpdesk.record')).toHaveLength(2);

  // Another PC is in the middle of writing: what changes from here on cannot be read yet.
  const writing = await connectInTest(postgres, 'pc_c');
  await writing.query('BEGIN');
  await writing.query('SELECT helpdesk.transaction_number()');
  const begun = await a.stores.tickets.beginAttempt(id, ['waiting'], Date.now());
  const attemptId = begun.ok ? (begun.value?.attemptId ?? 0) : 0;
  await a.stores.tickets.endAttempt(ended(attemptId, outcomes.created), false);
  a.sync.historyChanged();
  await eventually(() => postgres.run('SELECT state FROM helpdesk.ticket')).toEqual([{ state: 'created' }]);
  const b = await openUpToDatePc(postgres, 'pc_b');
  expect([statesOf(b), linksOf(b)]).toEqual([[], []]);

  await writing.query('COMMIT');
  const late = await openJoinedPc(postgres, 'pc_d');
  for (const pc of [a, b, late]) {
    await eventually(() => statesOf(pc)).toEqual(['created']);
    await eventually(() => linksOf(pc)).toEqual([callOf(2)]);
  }
});

it('a PC that renames an incident whose end has not come there does not open it again, on no PC', async () => {
  const [a, b] = [await openUpToDatePc(postgres, 'pc_a'), await openUpToDatePc(postgres, 'pc_b')];
  const beganAtMs = Date.now();
  const incident = { uid: 'qr', title: 'QR', traits: [], beganAtMs, endedAtMs: null, changedAtMs: beganAtMs };
  await a.stores.incidents.begin(incident, [], []);
  a.sync.historyChanged();
  const incidentsOf = ({ db }: SyncedPc): unknown[] =>
    db.prepare('SELECT title, ended_at_ms IS NOT NULL AS isEnded FROM incident').all();
  await eventually(() => incidentsOf(b)).toEqual([{ title: 'QR', isEnded: 0 }]);

  // Both have it. Another PC is in the middle of writing: neither reads what the other one changes.
  const writing = await connectInTest(postgres, 'pc_c');
  await writing.query('BEGIN');
  await writing.query('SELECT helpdesk.transaction_number()');
  await a.stores.incidents.change({ uid: 'qr', isEnded: true }, beganAtMs + 1);
  await b.stores.incidents.change({ uid: 'qr', title: 'QR payments' }, beganAtMs + 2);
  for (const pc of [a, b]) pc.sync.historyChanged();
  await eventually(() => postgres.run('SELECT archived FROM helpdesk.record')).toHaveLength(2);
  await writing.query('COMMIT');
  const late = await openJoinedPc(postgres, 'pc_d');
  const both = [{ title: 'QR payments', isEnded: 1 }];
  for (const pc of [a, b, late]) await eventually(() => incidentsOf(pc)).toEqual(both);
  expect([a, b, late].map(incidentsOf)).toEqual([both, both, both]);
});
