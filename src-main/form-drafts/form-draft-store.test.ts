import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { maxFormDrafts } from '../../shared/form-drafts/form-draft';
import { canary, canaryCaller, day, openPrivacyWorkspace } from '../privacy/privacy-workspace.fixture';
import { findFilesWith } from '../privacy/find-files-with-bytes.fixture';
import { freshDatabase } from '../db/fresh-database.fixture';
import { createCallStore } from '../calls/call-store';
import { createReminderStore } from '../reminders/reminder-store';
import { endedCall } from '../tickets/ended-call.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createIncidentStore } from '../incidents/incident-store';
import { createFormDraftCopies } from './form-draft-copies-in-memory';
import { createFormDraftStore } from './form-draft-store';
import { salvageFormDrafts } from './salvage-form-drafts';

const store = { subject: 'store', key: 'kedai maju' } as const;
const typed = (text: string) => ({ text, lastDay: '' });
const callId = '00000000-0000-4000-8000-000000000009';

/** The row of a form that is no more: the number of a case, typed in an open call. */
function typeCaseInOpenCall(db: Database): void {
  db.prepare(
    `INSERT INTO note_draft (subject, subject_key, text, last_day, saved_at_ms)
     VALUES ('case-of-open-call', ?, '1407', '', 1)`,
  ).run(callId);
}

test('the newest text replaces the one before, and null removes it', () => {
  const drafts = createFormDraftStore(freshDatabase());
  drafts.set(store, typed('pays'), 1);
  drafts.set(store, { text: 'pays cash', lastDay: '2031-12-03' }, 2);
  expect(drafts.list()).toEqual([{ ...store, text: 'pays cash', lastDay: '2031-12-03' }]);
  drafts.set(store, null, 3);
  expect(drafts.list()).toEqual([]);
});

test('a note on a ticket that is not there is not kept', () => {
  const drafts = createFormDraftStore(freshDatabase());
  expect(drafts.set({ subject: 'ticket', key: '7' }, typed('x'), 1)).toBeNull();
  expect(drafts.list()).toEqual([]);
});

test('what is typed about a ticket or a reminder keeps to it in a restored database', () => {
  const [db, restored] = [freshDatabase(), freshDatabase()];
  const other = '00000000-0000-4000-8000-000000000002';
  for (const [file, ids] of [
    [db, [callId]],
    [restored, [other, callId]],
  ] as const)
    for (const id of ids) {
      createCallStore(file).begin(id, 0);
      createTicketStore(file).endCall(endedCall(id, { references: [`SH-${id.slice(-1)}`] }));
      const ticketId = file.prepare('SELECT max(id) FROM ticket').pluck().get() as number;
      const reminder = { uid: `reminder ${id}`, ticketId, text: '', dueAtMs: 9, nowMs: 1 };
      createReminderStore(file).set(reminder);
    }
  const drafts = createFormDraftStore(db);
  const about = ['new-reminder', 'changed-reminder', 'case-of-ended-call'] as const;
  for (const subject of about) drafts.set({ subject, key: '1' }, typed(subject), 2);
  salvageFormDrafts(db, restored);
  expect(createFormDraftStore(restored).list()).toEqual(
    about.toReversed().map((subject) => ({ subject, key: '2', ...typed(subject) })),
  );
});

test('the name of an incident is typed while that is known', () => {
  const db = freshDatabase();
  const drafts = createFormDraftStore(db);
  const name = (key: string) => drafts.set({ subject: 'incident-name', key }, typed('QR pay'), 2);
  const incident = { uid: 'qr', title: 'QR payments', traits: [], endedAtMs: null, changedAtMs: 1 };
  createIncidentStore(db).begin({ ...incident, beganAtMs: 1 }, []);
  name('qr');
  name('unknown');
  expect(drafts.list()).toEqual([{ subject: 'incident-name', key: 'qr', ...typed('QR pay') }]);
});

test('what an earlier build kept of an open call is not read', () => {
  const db = freshDatabase();
  createCallStore(db).begin(callId, 0);
  typeCaseInOpenCall(db);
  const drafts = createFormDraftStore(db);
  drafts.set(store, typed('pays'), 2);
  expect(drafts.list()).toEqual([{ ...store, ...typed('pays') }]);
  expect(createFormDraftCopies(db).all()).toMatchObject([{ subject: 'store' }]);
});

test('at the maximum, drafts that are there go on, and others are refused', () => {
  const drafts = createFormDraftStore(freshDatabase());
  for (let at = 0; at < maxFormDrafts; at += 1)
    expect(drafts.set({ ...store, key: `store ${at}` }, typed('x'), 1)).toBeNull();
  expect(drafts.set(store, typed('one more'), 1)).toBe('full');
  expect(drafts.set({ ...store, key: 'store 3' }, typed('xy'), 1)).toBeNull();
  expect(drafts.list()).toHaveLength(maxFormDrafts);
});

test('a damaged database gives back what was being typed, the later text of two', () => {
  const [older, newer, restored] = [freshDatabase(), freshDatabase(), freshDatabase()];
  createFormDraftStore(older).set(store, typed('pays'), 1);
  createFormDraftStore(newer).set(store, typed('pays cash'), 2);
  for (const from of [older, newer, older]) salvageFormDrafts(from, restored);
  expect(createFormDraftStore(restored).list()).toEqual([{ ...store, text: 'pays cash', lastDay: '' }]);
});

describe('a note that is being typed is erased', () => {
  const mentions = `ring ${canary.Name}`;
  test.each([
    ['with the caller whom it names', store, mentions],
    [
      'in a form of the settings',
      { subject: 'settings-form', key: 'template' },
      JSON.stringify(`ask\n${canary.Name}`),
    ],
    ['with the caller it is on', { subject: 'caller', key: canary.Phone }, 'zuraidah is deaf'],
  ] as const)('%s', async (_, target, text) => {
    const open = openPrivacyWorkspace();
    await open.stores.formDrafts.set(target, typed(text), day(-1));
    await open.backups.backUp();
    expect(findFilesWith(open.folder, [text]).length).toBeGreaterThan(0);
    expect(await open.privacy.find(canaryCaller)).toMatchObject({ value: { others: 1 } });
    await open.privacy.erase(canaryCaller);
    expect(await open.stores.formDrafts.list()).toEqual({ ok: true, value: [] });
    expect(findFilesWith(open.folder, [text])).toEqual([]);
  });

  test('with the ticket it is on', async () => {
    const open = openPrivacyWorkspace();
    const ticketId = await open.add({ Name: canary.Name, Phone: canary.Phone }, 'created', day(-1));
    await open.stores.formDrafts.set(
      { subject: 'ticket', key: String(ticketId) },
      typed('secret of hers'),
      day(-1),
    );
    await open.privacy.erase(canaryCaller);
    expect(open.db.prepare('SELECT count(*) FROM note_draft').pluck().get()).toBe(0);
    expect(findFilesWith(open.folder, ['secret of hers'])).toEqual([]);
  });

  test('with the open call in which an earlier build kept it', async () => {
    const open = openPrivacyWorkspace();
    await open.stores.calls.begin(callId, day(-1));
    await open.stores.calls.save(
      callId,
      { ...blankCallFields, name: canary.Name, phone: canary.Phone },
      day(-1),
    );
    typeCaseInOpenCall(open.db);
    await open.privacy.erase(canaryCaller);
    expect(open.db.prepare('SELECT count(*) FROM note_draft').pluck().get()).toBe(0);
  });

  test('at the age at which notes on callers are', async () => {
    const open = openPrivacyWorkspace();
    await open.stores.formDrafts.set(store, typed('old'), day(-400));
    await open.stores.formDrafts.set({ ...store, key: 'other' }, typed('new'), day(-1));
    await open.add({}, 'created', day(0));
    await open.stores.erasures.purgeSome(365, day(0), null);
    expect(await open.stores.formDrafts.list()).toMatchObject({ value: [{ text: 'new' }] });
  });
});
