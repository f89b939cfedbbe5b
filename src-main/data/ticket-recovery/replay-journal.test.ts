import { expect, test } from 'vitest';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { parseRecords } from '../../journal/journal-record';
import { hashContent } from '../../tickets/store/content-hash';
import { replayJournal } from './replay-journal';
import { sampleBody } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';

test('restores a chain of follow-ups from the journal; records of an older app have no follow-up', () => {
  const db = freshDatabase();
  const body = sampleBody();
  const made = (reference: string, more: object) => ({
    kind: 'made',
    reference,
    callId: reference,
    fields: {},
    body,
    bodySha256: hashContent(body),
    createdAtMs: 1,
    replaces: null,
    ...more,
  });
  replayJournal(db, parseRecords([made('SH-AAAA', {}), made('SH-CCCC', { follows: 'SH-AAAA' })]));
  const tickets = createTicketStore(db);
  expect(tickets.get(1)).toMatchObject({ follows: null, followedBy: [{ id: 2, reference: 'SH-CCCC' }] });
  expect(tickets.get(2)?.follows).toMatchObject({ id: 1, reference: 'SH-AAAA', caseNumber: null });
});
