import { expect, test } from 'vitest';
import type { ContactNote } from '../../../../shared/callers/contact-note';
import {
  noUnlistedCallers,
  type Caller,
  type CallerSuggestions,
} from '../../../../shared/callers/caller-suggestions';
import { findNoteTarget } from './note-target';

const nobody: CallerSuggestions = {
  callers: [],
  unlisted: noUnlistedCallers,
  notes: [],
  certainKey: null,
  dismissed: [],
};
const fields = { phone: '012-345 6789', name: 'Siti', storeName: 'Kedai MAJU' };
const note: ContactNote = {
  subject: 'store',
  key: 'kedai maju',
  label: 'Kedai Maju',
  text: 'dog',
  endsAtMs: null,
  changedAtMs: 1,
};

test('a note is about the typed number and store, also where no ticket has them', () => {
  expect(findNoteTarget('caller', fields, nobody)).toEqual({
    subject: 'caller',
    contact: '012-345 6789',
    label: 'Siti',
    note: undefined,
    draft: { subject: 'caller', key: '60123456789' },
    isOfNumber: false,
  });
  expect(findNoteTarget('store', fields, { ...nobody, notes: [note] })).toEqual({
    subject: 'store',
    contact: 'Kedai MAJU',
    label: 'Kedai MAJU',
    note,
    draft: { subject: 'store', key: 'kedai maju' },
    isOfNumber: false,
  });
});

test('the note on a store is found in the other Chinese script', () => {
  const found = { ...note, key: '大家樂' };
  const target = findNoteTarget('store', { ...fields, storeName: '大家乐' }, { ...nobody, notes: [found] });
  expect(target).toMatchObject({ contact: '大家乐', note: found, draft: { key: '大家乐' } });
});

test('a number that is withheld is nobody, however it is written', () => {
  for (const phone of ['withheld', 'private number', '隐藏号码', '0000000000', '+00 000 0000']) {
    const caller = { phone, name: 'Siti', storeName: '', key: 'x', notes: [] };
    const suggestions = { ...nobody, callers: [caller as unknown as Caller], certainKey: 'x' };
    expect(findNoteTarget('caller', { ...fields, phone: '' }, suggestions)).toBeUndefined();
    expect(findNoteTarget('caller', { ...fields, phone }, nobody)).toBeUndefined();
    expect(findNoteTarget('store', { ...fields, phone }, nobody)).toMatchObject({ contact: 'Kedai MAJU' });
  }
});

test('four digits that nobody is certain to have are nobody to write a note on', () => {
  const typed = { phone: '6789', name: '', storeName: '' };
  expect(findNoteTarget('caller', typed, nobody)).toBeUndefined();
  expect(findNoteTarget('store', typed, nobody)).toBeUndefined();
});

test('a note on a number of several people is about the number, not about the one who is filled in', () => {
  const caller = (phone: string, isOfSeveralPeople: boolean) =>
    ({
      phone,
      name: 'Kavitha',
      storeName: '',
      key: phone,
      isOfSeveralPeople,
      notes: [],
      matches: [],
    }) as unknown as Caller;
  const isOfNumber = (...callers: Caller[]) =>
    findNoteTarget('caller', fields, { ...nobody, callers })?.isOfNumber;
  expect(isOfNumber(caller('60123456789', true))).toBe(true);
  expect(isOfNumber(caller('60123456789', false), caller('60361579900', true))).toBe(false);
});
