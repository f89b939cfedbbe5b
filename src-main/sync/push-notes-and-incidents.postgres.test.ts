import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { readNoteOrIncidentRecord, type NoteOrIncidentRecord } from '../archive/note-or-incident-record';
import { tempFolder } from '../db/temp-folder.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';
import { connectInTest, eventually, registerServerHooks, type Roles } from './shared-server.fixture';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const phone = '60198765432';
const other = '60111111111';

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('lasting notes and incidents', () => {
  const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  const records = (columns: string) => postgres.run(`SELECT ${columns} FROM helpdesk.record ORDER BY id`);

  function open(name: string, folder = tempFolder()): SyncedPc {
    const opened = openSyncedPc(folder, { port: postgres.port }, name);
    onTestFinished(() => opened.close().catch(() => undefined));
    return opened;
  }
  async function desk(name: string, folder = tempFolder()): Promise<SyncedPc> {
    const opened = open(name, folder);
    await opened.join();
    return opened;
  }

  async function note(of: SyncedPc, contact: string, text: string, nowMs: number): Promise<void> {
    const change = { subject: 'caller', contact, label: 'Siti', text, endsAtMs: null } as const;
    await of.stores.contactNotes.set(change, `${nowMs}-${text}`.replaceAll(' ', '-'), nowMs);
    of.sync.historyChanged();
  }
  const notesOf = ({ db }: SyncedPc): unknown[] =>
    db.prepare('SELECT text FROM contact_note ORDER BY contact_key').pluck().all();

  const incident = (uid: string, title: string) => ({
    uid,
    title,
    traits: ['terminal'],
    beganAtMs: 1,
    endedAtMs: null,
    changedAtMs: 1,
  });
  const incidentsOf = ({ db }: SyncedPc): unknown[] =>
    db
      .prepare(
        `SELECT title, ended_at_ms IS NOT NULL AS isEnded, (SELECT group_concat(call_id || wants_callback || (called_back_at_ms IS NOT NULL))
           FROM (SELECT * FROM incident_link ORDER BY call_id) AS link WHERE link.incident_id = incident.id) AS calls
         FROM incident ORDER BY uid`,
      )
      .all();

  it('bring a note to every PC, where the newest one holds, whichever came first', async () => {
    const a = open('pc_a');
    await note(a, phone, 'written before anything was shared', 100);
    await a.join();
    const b = await desk('pc_b');
    await eventually(() => notesOf(b)).toEqual(['written before anything was shared']);
    await note(b, phone, 'speak slowly', 300);
    await eventually(() => notesOf(a)).toEqual(['speak slowly']);
    expect(
      await a.stores.callers.match({ phone: '0198765432', name: '', storeName: '' }, Date.now()),
    ).toMatchObject({ value: { notes: [{ text: 'speak slowly' }] } });

    // Two PCs write while neither hears of the other.
    const folder = tempFolder();
    const c = await desk('pc_c', folder);
    await eventually(() => notesOf(c)).toEqual(['speak slowly']);
    await c.close();
    const away = open('pc_c', folder);
    await note(away, phone, 'older', 400);
    await note(a, phone, 'newer', 500);
    await eventually(() => notesOf(b)).toEqual(['newer']);
    await away.join();
    await eventually(() => records('archived')).toHaveLength(3);
    for (const each of [a, b, away]) await eventually(() => notesOf(each)).toEqual(['newer']);
    // Removed: also where a PC comes later.
    await note(b, phone, '', 600);
    await eventually(() => notesOf(a)).toEqual(['']);
    await eventually(() => notesOf(away)).toEqual(['']);
  });

  it('wait in the queue from the transaction of the change on, and what came from others is not sent back', async () => {
    const a = open('pc_a');
    const queued = ({ db }: SyncedPc): unknown[] =>
      db.prepare('SELECT kind, is_sent FROM unsynced_change').all();
    await note(a, phone, 'first', 100);
    expect(queued(a)).toEqual([]);
    await a.join();
    await eventually(() => queued(a)).toEqual([{ kind: 'contact-note', is_sent: 1 }]);
    const b = await desk('pc_b');
    await eventually(() => notesOf(b)).toEqual(['first']);
    expect(queued(b)).toEqual([]);
    expect(() =>
      b.db.transaction(() => {
        b.db.exec('UPDATE contact_note SET changed_at_ms = 200');
        throw new Error('undone');
      })(),
    ).toThrow('undone');
    expect(queued(b)).toEqual([]);
    b.db.exec(`UPDATE contact_note SET changed_at_ms = 200, text = 'second'`);
    expect(queued(b)).toMatchObject([{ kind: 'contact-note' }]);
  });

  it('bring an incident with its calls, and who is to be called back, behind the tickets of these calls', async () => {
    const [a, b] = [await desk('pc_a'), open('pc_b')];
    // More than a page of tickets: the call is that of the last one.
    const call = callOf(130);
    let id = 0;
    for (let number = 1; number <= 130; number += 1) id = await a.make(callOf(number));
    await a.stores.incidents.begin(incident('u1', 'Terminals down'), [id]);
    await a.stores.incidents.changeLink(
      { callId: call, wantsCallback: true, isCalledBack: false },
      Date.now(),
    );
    a.sync.historyChanged();
    await eventually(() => records('kind')).toHaveLength(2);
    await b.join();
    const linked = { title: 'Terminals down', isEnded: 0, calls: `${call}10` };
    await eventually(() => incidentsOf(b)).toEqual([linked]);
    await b.stores.incidents.changeLink(
      { callId: call, wantsCallback: true, isCalledBack: true },
      Date.now() + 10,
    );
    await b.stores.incidents.change({ uid: 'u1', title: 'Terminals' }, Date.now() + 10);
    await b.stores.incidents.change({ uid: 'u1', isEnded: true }, Date.now() + 10);
    b.sync.historyChanged();
    const ended = { title: 'Terminals', isEnded: 1, calls: `${call}11` };
    await eventually(() => incidentsOf(a)).toEqual([ended]);
    const later = await desk('pc_c');
    await eventually(() => incidentsOf(later)).toEqual([ended]);
    expect(incidentsOf(b)).toEqual([ended]);
  });

  it('take a call out of its incident that was unlinked on another PC, and put it back', async () => {
    const [a, b] = [await desk('pc_a'), await desk('pc_b')];
    await a.stores.incidents.begin(incident('u1', 'Terminals down'), [await a.make(callOf(1))]);
    a.sync.historyChanged();
    const callsOn = async ({ stores }: SyncedPc) => {
      const listed = await stores.incidents.list(Date.now());
      return listed.ok ? listed.value.map(({ calls }) => calls.map(({ callId }) => callId)) : [];
    };
    await eventually(() => callsOn(b)).toEqual([[callOf(1)]]);
    await b.stores.incidents.unlinkCall(callOf(1), Date.now());
    b.sync.historyChanged();
    await eventually(() => callsOn(a)).toEqual([[]]);
    await a.stores.incidents.linkTicket({ ticketId: 1, uid: 'u1', wantsCallback: true }, Date.now());
    a.sync.historyChanged();
    await eventually(() => callsOn(b)).toEqual([[callOf(1)]]);
    expect(await callsOn(a)).toEqual([[callOf(1)]]);
  });

  it('take a call out of its incident that is open again', async () => {
    const [a, b] = [await desk('pc_a'), await desk('pc_b')];
    await a.stores.incidents.begin(incident('u1', 'Terminals down'), []);
    const fields = { ...readyFields, incident: { uid: 'u1', wantsCallback: true } };
    await a.stores.calls.begin(callOf(1), 1);
    const recorded = await a.stores.tickets.endCall(endedCall(callOf(1), { fields }));
    if (!recorded.ok || recorded.value === null || recorded.value === 'has-ticket') throw new Error('no row');
    a.sync.historyChanged();
    await eventually(() => incidentsOf(b)).toMatchObject([{ calls: `${callOf(1)}10` }]);
    await a.stores.calls.undoEnding(recorded.value.ticketId, openedAtOnce);
    a.sync.historyChanged();
    await eventually(() => incidentsOf(b)).toMatchObject([{ calls: null }]);
    // It ends again, outside of the incident: a PC that comes later has it there neither.
    await a.stores.tickets.endCall(endedCall(callOf(1), { references: ['SH-F'] }));
    a.sync.historyChanged();
    const c = await desk('pc_c');
    await eventually(() => c.db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(1);
    await eventually(() => incidentsOf(c)).toMatchObject([{ calls: null }]);
    expect(await records('archived')).toContainEqual({ archived: null });
  });

  it('erase notes on a caller on every PC, also on one that was away and has written since', async () => {
    const folder = tempFolder();
    const [a, away] = [await desk('pc_a'), await desk('pc_b', folder)];
    await note(a, phone, 'about Siti', 100);
    await note(a, other, 'about another', 100);
    await eventually(() => notesOf(away)).toHaveLength(2);
    await away.close();
    const offline = open('pc_b', folder);
    await note(offline, phone, 'about Siti, later', 900);

    await a.erase({ phone, name: '' });
    await eventually(() => records(`archived LIKE '%another%' AS of_other`)).toEqual([{ of_other: true }]);
    await offline.join();
    await eventually(() => notesOf(offline)).toEqual(['about another']);
    expect(await records(`archived LIKE '%another%' AS of_other`)).toEqual([{ of_other: true }]);
    const later = await desk('pc_c');
    await eventually(() => notesOf(later)).toEqual(['about another']);
    expect(notesOf(a)).toEqual(['about another']);
  });

  it('erase a note by every id that a PC knows it by', async () => {
    const [folder, late] = [tempFolder(), tempFolder()];
    const [a, b] = [open('pc_a'), open('pc_b', folder)];
    // Written by each for itself: the two ids meet at B, and C knows only that of B.
    await note(b, phone, 'of B', 200);
    await b.join();
    const c = await desk('pc_c', late);
    await eventually(() => notesOf(c)).toEqual(['of B']);
    await c.close();
    await note(a, phone, 'of A', 100);
    await a.join();
    await eventually(() => notesOf(a)).toEqual(['of B']);
    await eventually(() => b.db.prepare('SELECT uid FROM contact_note').pluck().get()).toContain('of-A');
    await a.erase({ phone, name: '' });
    await eventually(() => notesOf(b)).toEqual([]);
    const back = await desk('pc_c', late);
    await eventually(() => notesOf(back)).toEqual([]);
    await eventually(() => records('kind')).toEqual([]);
    expect(notesOf(a)).toEqual([]);
  });

  it('erase a note that more PCs wrote than one of them knows, also on one that was away', async () => {
    const folder = tempFolder();
    const count = 12;
    const away = await desk('pc_b', folder);
    await note(away, phone, 'of the one away', 100);
    await eventually(() => records('kind')).toHaveLength(1);
    await away.close();
    const [row] = await postgres.run('SELECT name, archived FROM helpdesk.record');
    const of = JSON.parse(String(row?.['archived'])) as Record<string, unknown>;
    // As many PCs at once, each for itself.
    const others = await connectInTest(postgres, 'pc_c');
    for (let n = 1; n <= count; n += 1) {
      const uid = randomUUID();
      await others.query(`SELECT * FROM helpdesk.begin_session($1, 'PC', 0, ARRAY[$1]::uuid[], $1, '0')`, [
        uid,
      ]);
      const archived = JSON.stringify({ ...of, uid, text: `of PC ${n}`, changedAtMs: 100 + n });
      await others.query(
        `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived)
         VALUES ($1, 'contact-note', $2, ARRAY[$5], $3, $4)`,
        [uid, row?.['name'], 100 + n, archived, uid],
      );
    }
    const a = await desk('pc_a');
    await eventually(() => notesOf(a)).toEqual([`of PC ${count}`]);
    await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
    await a.erase({ phone, name: '' });
    await eventually(() => records('kind')).toEqual([]);
    const back = await desk('pc_b', folder);
    await eventually(() => notesOf(back)).toEqual([]);
    const later = await desk('pc_c');
    for (const { sync } of [back, later])
      await eventually(() => sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
    expect(await records('kind')).toEqual([]);
    expect(notesOf(later)).toEqual([]);
  });

  it('erase what an incident is about on every PC, and keep its calls and who is to be called back', async () => {
    const folder = tempFolder();
    const [a, away] = [await desk('pc_a'), await desk('pc_b', folder)];
    const [first, second] = [await a.make(callOf(1)), await a.make(callOf(2), { Phone: phone })];
    await a.stores.incidents.begin(incident('u1', `Trouble of ${phone}`), [first, second]);
    a.sync.historyChanged();
    await eventually(() => incidentsOf(away)).toMatchObject([{ calls: `${callOf(1)}00,${callOf(2)}00` }]);
    await away.close();
    const offline = open('pc_b', folder);
    await offline.stores.incidents.change({ uid: 'u1', title: `Still ${phone}` }, Date.now() + 60_000);
    await offline.stores.incidents.changeLink(
      { callId: callOf(1), wantsCallback: true, isCalledBack: false },
      Date.now() + 60_000,
    );
    await offline.make(callOf(3));
    offline.db.exec(
      `INSERT INTO incident_link (call_id, incident_id, wants_callback, changed_at_ms) VALUES ('${callOf(3)}', 1, 1, 5)`,
    );

    await a.erase({ phone, name: '' });
    await eventually(() => records(`archived LIKE '%${phone}%' AS has`)).not.toContainEqual({ has: true });
    await offline.join();
    const kept = [{ title: '…', isEnded: 0, calls: `${callOf(1)}10,${callOf(3)}10` }];
    await eventually(() => incidentsOf(offline)).toEqual(kept);
    await eventually(() => incidentsOf(a)).toEqual(kept);
    const later = await desk('pc_c');
    await eventually(() => incidentsOf(later)).toEqual(kept);
    expect(await records(`archived LIKE '%${phone}%' AS has`)).not.toContainEqual({ has: true });
    // It can be named again.
    const uid = String(a.db.prepare('SELECT uid FROM incident').pluck().get());
    await a.stores.incidents.change({ uid, title: 'Printers' }, Date.now() + 120_000);
    a.sync.historyChanged();
    await eventually(() => incidentsOf(offline)).toMatchObject([{ title: 'Printers' }]);
  });

  it('neither hide nor outlive those of others where the clock of their PC is years off', async () => {
    const yearsMs = 9 * 365 * 86_400_000;
    const clocks = { early: () => Date.now() - yearsMs, late: () => Date.now() + yearsMs };
    const openWith = async (name: string, nowMs: () => number) => {
      const opened = openSyncedPc(tempFolder(), { port: postgres.port }, name, { nowMs });
      onTestFinished(() => opened.close().catch(() => undefined));
      await opened.join();
      return opened;
    };
    const [early, late] = [await openWith('pc_a', clocks.early), await openWith('pc_b', clocks.late)];
    const right = await desk('pc_c');
    const begin = (of: SyncedPc, uid: string, nowMs: number) =>
      of.stores.incidents
        .begin({ ...incident(uid, uid), beganAtMs: nowMs, changedAtMs: nowMs }, [])
        .then(() => of.sync.historyChanged());
    const change = (of: SyncedPc, to: { title: string } | { isEnded: boolean }, nowMs: number) =>
      of.stores.incidents.change({ uid: 'u2', ...to }, nowMs).then(() => of.sync.historyChanged());
    const openIn = async ({ stores }: SyncedPc, nowMs: number) => {
      const listed = await stores.incidents.list(nowMs);
      if (!listed.ok) throw new Error(listed.error.detail);
      return listed.value.map(({ title, endedAtMs }) => [title, endedAtMs === null]);
    };

    await begin(late, 'u1', clocks.late());
    await begin(early, 'u0', clocks.early());
    await eventually(() => openIn(right, Date.now())).toHaveLength(2);
    await begin(right, 'u2', Date.now() + 1);
    // The newest is the first one on every PC.
    for (const [of, nowMs] of [
      [right, Date.now()],
      [late, clocks.late()],
      [early, clocks.early()],
    ] as const) {
      await eventually(() => openIn(of, nowMs)).toHaveLength(3);
      expect((await openIn(of, nowMs))[0]).toEqual(['u2', true]);
    }
    // The last change holds, whatever the clock.
    await change(late, { title: 'by the late one' }, clocks.late());
    await eventually(() => openIn(right, Date.now())).toContainEqual(['by the late one', true]);
    await change(right, { title: 'by the right one' }, Date.now());
    await eventually(() => openIn(late, clocks.late())).toContainEqual(['by the right one', true]);
    await eventually(() => openIn(early, clocks.early())).toContainEqual(['by the right one', true]);
    await change(early, { isEnded: true }, clocks.early());
    // It has ended just now, so it is not gone from the list.
    await eventually(() => openIn(right, Date.now())).toContainEqual(['by the right one', false]);
    await eventually(() => openIn(late, clocks.late())).toContainEqual(['by the right one', false]);

    await note(late, phone, 'late', clocks.late());
    await eventually(() => notesOf(right)).toEqual(['late']);
    await note(right, phone, 'right', Date.now());
    for (const each of [late, early]) await eventually(() => notesOf(each)).toEqual(['right']);
    const latest = right.db
      .prepare<[], number>(
        'SELECT max(changed_at_ms) FROM (SELECT changed_at_ms FROM incident UNION ALL SELECT changed_at_ms FROM contact_note)',
      )
      .pluck();
    expect(latest.get()).toBeLessThan(Date.now() + 60_000);
  });

  it('are not taken for later than they came, whatever their PC says', async () => {
    const a = await desk('pc_a');
    const client = await connectInTest(postgres, 'pc_b');
    const id = '22222222-2222-4222-8222-222222222222';
    await client.query(`SELECT helpdesk.begin_session($1, 'PC', 0, ARRAY[$1]::uuid[], $1, '0')`, [id]);
    const farMs = 250_000_000_000_000;
    const forged = { ...incident('u1', 'For ever'), beganAtMs: farMs, changedAtMs: farMs, links: [] };
    for (const [uid, sentAtMs] of [
      ['u1', null],
      ['u2', Date.now()],
      ['u3', 1],
    ] as const)
      await client.query(
        `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived, sent_at_ms)
         VALUES ($1, 'incident', $2, ARRAY[$2], 1, $3, $4)`,
        [id, uid, JSON.stringify({ ...forged, uid }), sentAtMs],
      );
    await eventually(() => incidentsOf(a)).toHaveLength(3);
    const latest = a.db
      .prepare<[], number>('SELECT max(max(began_at_ms), max(changed_at_ms)) FROM incident')
      .pluck();
    expect(latest.get()).toBeLessThan(Date.now() + 60_000);
  });

  it('leave the server where a PC keeps them no longer', async () => {
    const [a, b] = [await desk('pc_a'), await desk('pc_b')];
    await note(a, phone, 'of A', 100);
    await note(b, other, 'of B', 100);
    for (const each of [a, b]) await eventually(() => notesOf(each)).toHaveLength(2);
    // Age counts from the newest work.
    await a.make(callOf(1));
    await a.stores.incidents.begin({ ...incident('u1', 'Long over'), endedAtMs: 2 }, []);
    a.sync.historyChanged();
    await eventually(() => records('kind')).toHaveLength(3);
    await a.stores.erasures.purgeSome(0, Date.now(), null);
    expect([notesOf(a), incidentsOf(a)]).toEqual([[], []]);
    a.sync.historyChanged();
    // Each PC removes what it wrote itself.
    await eventually(() => records('owner, kind')).toEqual([{ owner: 'pc_b', kind: 'contact-note' }]);
    expect(notesOf(b)).toHaveLength(2);
    expect(await postgres.run('SELECT DISTINCT why FROM helpdesk.erasure_record')).toEqual([
      { why: 'retention' },
    ]);
  });

  it('are sent again to a server that was restored from a backup', async () => {
    const [a, b] = [await desk('pc_a'), await desk('pc_b')];
    await note(a, phone, 'first', 100);
    await eventually(() => notesOf(b)).toEqual(['first']);
    const backup = postgres.dump();
    await note(a, other, 'second', 200);
    await note(b, phone, 'third', 300);
    await eventually(() => notesOf(a)).toEqual(['second', 'third']);
    await eventually(() => notesOf(b)).toEqual(['second', 'third']);
    await postgres.restore(backup);
    await eventually(() => records('owner, kind').catch(() => [])).toHaveLength(3);
    const later = await desk('pc_c');
    await eventually(() => notesOf(later)).toEqual(['second', 'third']);
    expect(notesOf(a)).toEqual(['second', 'third']);
  });

  it('are written by each PC for itself only, and not replaced by what is older', async () => {
    const a = await desk('pc_a');
    await note(a, phone, 'newer', 200);
    await eventually(() => records('owner')).toEqual([{ owner: 'pc_a' }]);
    await a.close();
    const client = await connectInTest(postgres, 'pc_a');
    const write = (changedAtMs: number) =>
      client.query(`UPDATE helpdesk.record SET changed_at_ms = ${changedAtMs}, archived = '{}'`);
    expect((await write(100)).rowCount).toBe(0);
    expect((await write(300)).rowCount).toBe(1);
    // Nor what was erased, whatever PC writes it.
    await client.query(`SELECT helpdesk.erase(ARRAY[helpdesk.hash_call('gone')])`);
    const add = (uid: string) =>
      client.query(
        `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived)
         SELECT id, 'incident', $1, ARRAY['here', $1], 1, '{}' FROM helpdesk.desk`,
        [uid],
      );
    expect((await add('gone')).rowCount).toBe(0);
    expect((await add('another')).rowCount).toBe(1);
  });
});

it('take no line that the app could not have written, or that goes by another name', () => {
  const archived = JSON.stringify({
    uid: 'u1',
    title: 'Terminals down',
    traits: [],
    beganAtMs: 1,
    endedAtMs: null,
    changedAtMs: 1,
    links: [],
  });
  const record: Omit<NoteOrIncidentRecord, 'changedAtMs'> = {
    kind: 'incident',
    name: 'u1',
    uids: ['u1'],
    archived,
  };
  expect(readNoteOrIncidentRecord(record)).toMatchObject({ incident: { title: 'Terminals down' } });
  const link = { callId: callOf(1), wantsCallback: true, calledBackAtMs: null, changedAtMs: 1 };
  const two = JSON.stringify({
    ...(JSON.parse(archived) as object),
    links: [link, { ...link, callId: callOf(2) }],
  });
  for (const change of [
    { name: 'u2' },
    { uids: ['u2'] },
    { uids: [] },
    { kind: 'contact-note' as const },
    { kind: 'incident-link' as const },
    { archived: '{' },
    { archived: archived.replace('"traits":[]', '"traits":[],"x":1') },
    { kind: 'incident-link' as const, name: callOf(1), uids: [callOf(1), 'u1'], archived: two },
  ])
    expect(readNoteOrIncidentRecord({ ...record, ...change })).toBeNull();
});
