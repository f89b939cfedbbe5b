import { expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { createFakeForm } from './fake-form.fixture';
import { createAutofillHistory, createAutofillStore } from './autofill-history';

function deskWith(change: Partial<CallFields>) {
  const { form, fields } = createFakeForm(change);
  return { fields, autofill: createAutofillHistory(form, createAutofillStore()) };
}

test('a filling is taken back whole, and what stood before comes back', () => {
  const { fields, autofill } = deskWith({ remark: 'gate code 12' });
  autofill.fill('quick-entry', { name: 'Ali', remark: 'gate code 12\next 3' });
  expect(fields).toMatchObject({ name: 'Ali', remark: 'gate code 12\next 3' });
  autofill.undo();
  expect(fields).toMatchObject({ name: '', remark: 'gate code 12' });
  expect(autofill.undo()).toBeUndefined();
});

test('fillings are taken back in turn, the newest first', () => {
  const { fields, autofill } = deskWith({});
  autofill.fill('quick-entry', { name: 'Ali' });
  autofill.fill('postcode', { state: 'Selangor' });
  autofill.undo();
  expect(fields).toMatchObject({ name: 'Ali', state: '' });
  autofill.undo();
  expect(fields.name).toBe('');
});

test('a filling with what followed from it is one step, and what came later is another', () => {
  const { fields, autofill } = deskWith({});
  autofill.fill('map', { latitude: '3.1' });
  autofill.fillInOneStep(() => {
    autofill.fill('quick-entry', { name: 'Ali', phone: '03-2161 1234 ext 5' });
    autofill.fill('extension', { phone: '03-2161 1234', remark: 'Ext 5' });
    autofill.fill('landline', { isReceiveSms: false });
  });
  autofill.fill('postcode', { state: 'Selangor' });
  expect(autofill.undo()).toMatchObject({ source: 'postcode' });
  expect(fields).toMatchObject({ name: 'Ali', isReceiveSms: false });
  expect(autofill.undo()).toMatchObject({ source: 'quick-entry' });
  expect(fields).toMatchObject({ name: '', phone: '', remark: '', isReceiveSms: true, latitude: '3.1' });
  expect(autofill.wasFilled('isReceiveSms', false)).toBe(true);
  autofill.undo();
  expect(fields.latitude).toBe('');
});

test('a field that lost its source leaves the rest of its step one step', () => {
  const { fields, autofill } = deskWith({});
  autofill.fillInOneStep(() => {
    autofill.fill('quick-entry', { name: 'Ali', state: 'Johor' });
    autofill.fill('landline', { isReceiveSms: false });
  });
  autofill.clearFields(['state']);
  autofill.undo();
  expect(fields).toMatchObject({ name: '', isReceiveSms: true });
});

test('what the agent typed over a filling stays', () => {
  const { fields, autofill } = deskWith({});
  autofill.fill('quick-entry', { name: 'Ali', storeName: 'Maju' });
  fields.name = 'Ali bin Abu';
  expect(autofill.filledBy('name')).toBeUndefined();
  expect(autofill.filledBy('storeName')).toBe('quick-entry');
  autofill.undo();
  expect(fields).toMatchObject({ name: 'Ali bin Abu', storeName: '' });
});

test('one field is refused, and the others stay', () => {
  const { fields, autofill } = deskWith({});
  autofill.fill('caller', { name: 'Ali', storeName: 'Maju' });
  autofill.undoField('name');
  expect(fields).toMatchObject({ name: '', storeName: 'Maju' });
  expect(autofill.wasFilled('name', 'Ali')).toBe(true);
  autofill.undo();
  expect(fields.storeName).toBe('');
});

test('a pin is refused whole', () => {
  const { fields, autofill } = deskWith({});
  const pin = { source: 'store', setAtMs: 1, radiusMetres: 0, stale: false } as const;
  autofill.fill('caller', { latitude: '3.1', longitude: '101.7', pin, name: 'Ali' });
  autofill.undoField('latitude');
  expect(fields).toMatchObject({ latitude: '', longitude: '', pin: null, name: 'Ali' });
});

test('nothing is filled where it stands already', () => {
  const { autofill } = deskWith({ name: 'Ali' });
  expect(autofill.fill('quick-entry', { name: 'Ali' })).toBe(false);
  expect(autofill.undo()).toBeUndefined();
});

test('a withdrawn field is blank, is taken back no more, and may be filled once more', () => {
  const { fields, autofill } = deskWith({});
  autofill.fill('quick-entry', { name: 'Ali', state: 'Johor' });
  autofill.fill('postcode', { state: 'Selangor' });
  autofill.clearFields(['state']);
  expect(fields).toMatchObject({ name: 'Ali', state: '' });
  expect(autofill.filledBy('name')).toBe('quick-entry');
  expect(autofill.wasFilled('state', 'Selangor')).toBe(false);
  autofill.undo();
  expect(fields).toMatchObject({ name: '', state: '' });
  expect(autofill.undo()).toBeUndefined();
});
