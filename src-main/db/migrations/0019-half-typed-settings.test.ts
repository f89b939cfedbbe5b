import { expect, it } from 'vitest';
import { createFormDraftStore } from '../../form-drafts/form-draft-store';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

const typed = (text: string) => ({ text, lastDay: '' });

it('keeps the notes that were being typed, and lets a form of the settings be typed', () => {
  const db = openOlderDatabase(19);
  const store = { subject: 'store', key: 'kedai maju' } as const;
  const form = { subject: 'settings-form', key: 'template' } as const;
  createFormDraftStore(db).set(store, typed('pays cash'), 1);
  const type = () => createFormDraftStore(db).set(form, typed('{}'), 2);
  expect(type).toThrow('CHECK constraint failed');
  migrate(db, migrations);
  installChecksumTriggers(db);
  type();
  expect(createFormDraftStore(db).list()).toEqual([
    { ...form, ...typed('{}') },
    { ...store, ...typed('pays cash') },
  ]);
});
