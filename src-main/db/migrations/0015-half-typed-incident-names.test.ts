import { expect, it } from 'vitest';
import { createFormDraftStore } from '../../form-drafts/form-draft-store';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

const typed = (text: string) => ({ text, lastDay: '' });

it('keeps the notes that were being typed, and lets the name of an incident be typed', () => {
  const db = openOlderDatabase(15);
  const store = { subject: 'store', key: 'kedai maju' } as const;
  const name = { subject: 'incident-name', key: 'qr' } as const;
  createFormDraftStore(db).set(store, typed('pays cash'), 1);
  db.exec(
    `INSERT INTO incident (uid, title, traits, began_at_ms, changed_at_ms) VALUES ('qr', 'QR', '[]', 1, 1)`,
  );
  const type = () => createFormDraftStore(db).set(name, typed('QR pay'), 2);
  expect(type).toThrow('CHECK constraint failed');
  migrate(db, migrations);
  installChecksumTriggers(db);
  type();
  expect(createFormDraftStore(db).list()).toEqual([
    { ...name, ...typed('QR pay') },
    { ...store, ...typed('pays cash') },
  ]);
});
