import { expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { canary, canaryCaller, day, openBusyWorkspace } from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';

/**
 * The columns that never hold a caller's data, with the reason. All other columns of text are filled by the test below,
 * and have nothing of the caller after an erasure. A new column belongs to one of the two.
 */
const exempt: Record<string, string> = {
  'call.id': 'made up',
  'call.status': 'one of a few words',
  'ticket.call_id': 'made up',
  'ticket.reference': 'made up',
  'ticket.body_sha256': 'a hash',
  'ticket.state': 'one of a few words',
  'ticket.case_number': 'the server gives it',
  'ticket.case_number_source': 'one of a few words',
  'ticket.storehub_ticket_id': 'the server gives it',
  'ticket.imported': 'says which PC made the ticket',
  'ticket.agent': 'the initials of the agent',
  'reminder.uid': 'made up',
  'reminder.why': 'one of a few words',
  'reminder.resolution': 'one of a few words',
  'contact_note.uid': 'made up',
  'contact_note.subject': 'one of a few words',
  'note_draft.subject': 'one of a few words',
  'note_draft.last_day': 'a day',
  'export_record.format': 'one of a few words',
  'erasure_record.why': 'one of a few words',
  'pending_erasure.tickets': 'ids of tickets',
  'erased_call.id_hash': 'a hash',
  'sync_position.address': 'the server of the shared history',
  'sync_position.desk': 'made up for the PC',
  'sync_position.server': 'made up',
  'sync_position.token': 'made up',
  'sync_position.next_token': 'made up',
  'sync_position.ticket_cursor': 'two numbers',
  'sync_position.erasure_cursor': 'two numbers',
  'sync_position.record_cursor': 'two numbers',
  'unsynced_change.kind': 'one of a few words',
  'unsynced_removal.call_id': 'made up',
  'unsynced_removal.reference': 'made up',
  'unsynced_removal.why': 'one of a few words',
  'incident.uid': 'made up',
  'incident_link.call_id': 'made up',
  'incoming_call.uid': 'made up',
  'incoming_call.state': 'one of a few words',
  'incoming_call.call_id': 'made up',
  'schema_step.name': 'the name of a migration',
};

const parts = ['zuraidah', '98765432', 'kenari'];

test('every column of text that can hold a caller has nothing of them after an erasure, in no byte either', async () => {
  const open = await openBusyWorkspace(3);
  const { calls, exportRecords, reminders, savedViews, tickets } = open.stores;
  const fields = { ...blankCallFields, name: canary.Name, phone: canary.Phone };
  const callId = '99999999-0000-4000-8000-000000000001';
  await calls.begin(callId, day(0));
  await calls.save(callId, { ...fields, storeName: 'Kedai Kenari, earlier' }, day(0));
  await calls.save(callId, fields, day(0));
  const body = sampleBody({ Ticket: canary });
  const made = await tickets.make({ ...newTicket(callId, 'SH-HERS', body), fields, nowMs: day(0) }, true);
  if (!made.ok || made.value?.attempt == null) throw new Error('not made');
  const rejected = { ...outcomes.rejected, errorMessage: `no store of ${canary.Name}` };
  await tickets.endAttempt(ended(made.value.attempt.attemptId, rejected, canary.Name), true);
  const { ticketId } = made.value;
  const callOfOther = '99999999-0000-4000-8000-000000000002';
  const knownCaller = { name: canary.Name, storeName: canary.StoreName, from: 'case' } as const;
  await calls.begin(callOfOther, day(0));
  await tickets.endCall(
    endedCall(callOfOther, {
      fields: { ...blankCallFields, phone: '0111111111' },
      ending: { kind: 'asked-about-case', words: null, knownCaller },
    }),
  );
  await reminders.set({ uid: 'hers', ticketId, text: `ring ${canary.Name}`, dueAtMs: day(1), nowMs: day(0) });
  await tickets.addNote(ticketId, `${canary.Name} rang`, day(0));
  const typed = { text: `ask ${canary.Name}`, lastDay: '' };
  await open.stores.noteDrafts.set({ subject: 'caller', key: canary.Phone }, typed, day(0));
  await savedViews.save(null, { name: canary.Name, text: canary.Phone });
  const query = { text: canary.Name };
  await exportRecords.beginExport({ atMs: 1, format: 'csv', query, fileName: `${canary.Name}.csv` });
  while (
    (await open.stores.ticketIndex.takeSome(10)).ok &&
    open.db.prepare('SELECT 1 FROM index_pending').get()
  );

  const columns = open.db
    .prepare<[], { tableName: string; name: string }>(
      `SELECT schema.name AS tableName, info.name AS name
       FROM sqlite_master AS schema JOIN pragma_table_xinfo(schema.name) AS info
       WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite%' AND info.type = 'TEXT' AND info.hidden = 0
         AND info.name <> 'checksum'`,
    )
    .all();
  const withCaller = () =>
    columns
      .filter(({ tableName, name }) => {
        const rows = open.db.prepare<[], string | null>(`SELECT ${name} FROM ${tableName}`).pluck().all();
        return rows.some((text) => parts.some((part) => text?.toLowerCase().includes(part) === true));
      })
      .map(({ tableName, name }) => `${tableName}.${name}`);
  const filled = columns
    .map(({ tableName, name }) => `${tableName}.${name}`)
    .filter((name) => !(name in exempt));
  expect(withCaller().toSorted()).toEqual(filled.toSorted());
  expect(columns.length).toBeGreaterThan(40);

  await open.privacy.erase(canaryCaller);
  expect(withCaller()).toEqual([]);
  await open.close();
  expect(findFilesWith(open.folder, [...parts, canary.Name, canary.StoreName])).toEqual([]);
});
