import { expect, it } from 'vitest';
import { createFormDraftStore } from '../../form-drafts/form-draft-store';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

const typed = (text: string) => ({ text, lastDay: '' });

it('keeps the notes that were being typed, and lets the number of a case be typed', () => {
  const db = openOlderDatabase(14);
  const store = { subject: 'store', key: 'kedai maju' } as const;
  const ended = { subject: 'case-of-ended-call', key: '1' } as const;
  const body = JSON.stringify({ Ticket: { Name: '', Phone: '', Issue: '' }, Appointment: { State: '' } });
  createFormDraftStore(db).set(store, typed('pays cash'), 1);
  const type = () => createFormDraftStore(db).set(ended, typed('1407'), 2);
  db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
    VALUES ('c1', '{}', 1, 'sent', 1, 1);
    INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, ending)
    VALUES ('c1', 'SH-E', '${body}', '', 1, 'recorded', '{"kind":"complaint","words":null}')`);
  expect(type).toThrow('CHECK constraint failed');
  migrate(db, migrations);
  installChecksumTriggers(db);
  type();
  expect(createFormDraftStore(db).list()).toEqual([
    { ...ended, ...typed('1407') },
    { ...store, ...typed('pays cash') },
  ]);
});
