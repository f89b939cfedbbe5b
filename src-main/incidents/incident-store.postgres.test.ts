import { expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { eventually, openJoinedPc, registerServerHooks, type Roles } from '../sync/shared-server.fixture';
import { callOf, type SyncedPc } from '../sync/synced-pc.fixture';

const roles: Roles = { pcs: ['pc_a', 'pc_b'] };
let postgres: Postgres;

registerServerHooks(roles, (started) => {
  postgres = started;
});

const incident = {
  uid: 'incident-of-b',
  title: 'QR payment fails with error 502',
  traits: ['qr', '502'],
  beganAtMs: 1_000,
  endedAtMs: null,
  changedAtMs: 1_000,
};

const ticketIdsOf = ({ db }: SyncedPc) =>
  db.prepare<[], number>('SELECT id FROM ticket ORDER BY id').pluck().all();
const listOf = ({ db }: SyncedPc) =>
  db
    .prepare(
      `SELECT uid, (SELECT count(*) FROM incident_link WHERE incident_id = incident.id) AS calls FROM incident`,
    )
    .all();

it('calls that another PC has made an incident of become no second one, and the rest of them join it', async () => {
  const a = await openJoinedPc(postgres, 'pc_a');
  const b = await openJoinedPc(postgres, 'pc_b');
  for (const nth of [1, 2, 3]) await a.make(callOf(nth), { Phone: `6012111222${nth}` });
  await eventually(() => ticketIdsOf(b)).toHaveLength(3);
  const ids = ticketIdsOf(a);
  expect(await a.stores.incidents.hasLinked(ids)).toMatchObject({ value: false });
  await b.stores.incidents.begin(incident, ticketIdsOf(b).slice(0, 2));
  b.sync.historyChanged();
  await eventually(() => listOf(a)).toEqual([{ uid: incident.uid, calls: 2 }]);
  expect(await a.stores.incidents.hasLinked(ids)).toMatchObject({ value: true });
  expect(await a.stores.incidents.hasLinked(ids.slice(2))).toMatchObject({ value: false });

  const begun = await a.stores.incidents.begin({ ...incident, uid: 'second', changedAtMs: 2_000 }, ids);
  a.sync.historyChanged();
  expect(begun).toMatchObject({
    value: { incident, links: [{ callId: callOf(3), incidentUid: incident.uid }] },
  });
  await eventually(() => listOf(b)).toEqual([{ uid: incident.uid, calls: 3 }]);
  expect(listOf(a)).toEqual([{ uid: incident.uid, calls: 3 }]);
});
