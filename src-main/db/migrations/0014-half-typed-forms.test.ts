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
  const open = { subject: 'case-of-open-call', key: '00000000-0000-4000-8000-000000000001' } as const;
  createFormDraftStore(db).set(store, typed('pays cash'), 1);
  const type = () => createFormDraftStore(db).set(open, typed('1407'), 2);
  db.exec(`INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
    VALUES ('${open.key}', '{}', 1, 'open', 1, 1)`);
  expect(type).toThrow('CHECK constraint failed');
  migrate(db, migrations);
  installChecksumTriggers(db);
  type();
  expect(createFormDraftStore(db).list()).toEqual([
    { ...open, ...typed('1407') },
    { ...store, ...typed('pays cash') },
  ]);
});
