import { expect, test } from 'vitest';
import { createFormDraftCopies } from '../form-drafts/form-draft-copies-in-memory';
import { createFormDraftStore } from '../form-drafts/form-draft-store';
import { freshDatabase } from './fresh-database.fixture';

test('the copies of a database that is closed stay as they are, without an error', () => {
  const db = freshDatabase();
  const ofStore = { subject: 'store', key: 'kl branch' } as const;
  createFormDraftStore(db).set(ofStore, { text: 'pays cash', lastDay: '' }, 1);
  const copies = createFormDraftCopies(db);
  db.close();
  copies.remember(ofStore);
  expect(copies.all()).toMatchObject([{ subject_key: 'kl branch', text: 'pays cash' }]);
});
