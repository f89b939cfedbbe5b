import { expect, test } from 'vitest';
import type { CallFields } from '../../../shared/calls/call';
import { redactedCallParts } from '../../../shared/calls/redacted-call-parts';
import { expectValidChecksums } from '../../archive/pc-with-history.fixture';
import { createCallStore } from '../../calls/call-store';
import { salvageCalls } from '../../calls/salvage-calls';
import { replayJournal } from '../../data/ticket-recovery/replay-journal';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { parseRecords } from '../../journal/journal-record';
import { prepareRedactCallAndNote } from '../../privacy/redact-call-and-note';
import { endedCall } from '../../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { openedAtOnce } from '../../calls/opened-at-once.fixture';

const callId = '99999999-0000-4000-8000-000000000001';
const zuraidah = { phone: '60198765432', name: 'Zuraidah Canary' };

/** The agent has corrected the name. The window, the journal or a copy has the rest from before the redaction. */
const corrected: CallFields = {
  ...readyFields,
  name: 'Ahmad bin Ali',
  autofill: {
    applied: [{ source: 'caller', before: {}, after: zuraidah }],
    undone: [{ source: 'caller', before: zuraidah, after: {} }],
  },
  reusedPlace: { storeName: `Kedai ${zuraidah.name}`, rightFor: '' },
  callerOfNumber: { ...zuraidah, storeName: '' },
};

/** A call that is open, since StoreHub has rejected its ticket. */
function openRejectedCall() {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  calls.begin(callId, 1);
  const made = tickets.make(newTicket(callId, 'SH-FIRST'), true);
  tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
  return { db, calls, tickets };
}

type CallText = { readonly fields: string; readonly history: string };
type Parts = ReturnType<typeof openRejectedCall>;

const end = ({ tickets }: Parts): void => {
  tickets.endCall(endedCall(callId, { fields: corrected, note: 'has the key' }));
};

test.each<[string, (parts: Parts) => void]>([
  ['is saved', ({ calls }) => void calls.save(callId, corrected, 5)],
  [
    'is sent',
    ({ tickets }) => void tickets.make({ ...newTicket(callId, 'SH-NEXT'), fields: corrected }, false),
  ],
  ['ends without a ticket', end],
  [
    'is opened again with the note of its ending',
    (parts) => {
      end(parts);
      parts.calls.undoEnding(2, openedAtOnce);
    },
  ],
  [
    'was sent, as only the journal says',
    ({ db }) => {
      const { fields: _fields, references: _references, nowMs, ...ticket } = newTicket(callId, 'SH-NEXT');
      const made = { kind: 'made', reference: 'SH-NEXT', fields: corrected, createdAtMs: nowMs };
      replayJournal(db, parseRecords([{ ...ticket, ...made, replaces: 'SH-FIRST' }]));
    },
  ],
  [
    'was saved, as only a copy has it',
    ({ db }) => {
      const copy = freshDatabase();
      const copied = createCallStore(copy);
      copied.begin(callId, 1);
      copied.save(callId, { ...corrected, name: zuraidah.name }, 4);
      copied.save(callId, corrected, 5);
      salvageCalls(copy, db, 9);
    },
  ],
])('a redacted call that %s is written redacted, and stays marked for other PCs', (_what, write) => {
  const parts = openRejectedCall();
  prepareRedactCallAndNote(parts.db).redactCall(callId);
  write(parts);
  const calls = parts.db.prepare<[], CallText>('SELECT fields, field_history AS history FROM call').all();
  const redacted = { name: 'Ahmad bin Ali', ...redactedCallParts, isRedacted: true };
  for (const { fields } of calls) expect(JSON.parse(fields)).toMatchObject(redacted);
  expect(calls.map(({ history }) => history).join()).not.toContain(zuraidah.name);
  expectValidChecksums(parts.db);
});

test('any other call is written as it is', () => {
  const { db, calls } = openRejectedCall();
  calls.save(callId, corrected, 5);
  const fields = db.prepare<[string], string>('SELECT fields FROM call WHERE id = ?').pluck();
  expect(fields.get(callId)).toBe(JSON.stringify(corrected));
});
