import { expect, it } from 'vitest';
import { freshDatabase } from '../db/fresh-database.fixture';
import { createFormDraftCopies, writeFormDraftCopies } from './form-draft-copies-in-memory';
import { createFormDraftStore } from './form-draft-store';

const ofStore = { subject: 'store', key: 'kedai maju' } as const;
const ofCaller = { subject: 'caller', key: '60123456789' } as const;
const ofTicket = { subject: 'ticket', key: '1' } as const;
const typed = (text: string) => ({ text, lastDay: '' });

it('what was erased does not come back', () => {
  const db = freshDatabase();
  createFormDraftStore(db).set(ofStore, typed('pays cash'), 1);
  createFormDraftStore(db).set(ofCaller, typed('speaks Hokkien'), 1);
  const copies = createFormDraftCopies(db);
  expect(copies.all()).toHaveLength(2);
  db.exec(`DELETE FROM note_draft WHERE subject = 'caller'`);
  copies.refresh();
  expect(copies.all()).toMatchObject([{ subject: 'store', text: 'pays cash' }]);
});

it('a ticket that is not known is no subject of a draft that the database did not get', () => {
  const copies = createFormDraftCopies(freshDatabase());
  expect(copies.rememberUnsaved(ofTicket, typed('rang twice'), 1)).toBeUndefined();
  expect(copies.all()).toEqual([]);
});

it('a draft that is gone is written as none', () => {
  const copies = createFormDraftCopies(freshDatabase());
  copies.rememberUnsaved(ofStore, typed('pays'), 1);
  const kept = freshDatabase();
  writeFormDraftCopies(kept, copies.all());
  expect(createFormDraftStore(kept).list()).toEqual([{ ...ofStore, ...typed('pays') }]);
  copies.rememberUnsaved(ofStore, null, 2);
  writeFormDraftCopies(kept, copies.all());
  expect(createFormDraftStore(kept).list()).toEqual([]);
});
