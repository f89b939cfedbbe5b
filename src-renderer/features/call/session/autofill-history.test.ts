import { expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { fakeForm } from './fake-form.fixture';
import { fillingsIn, makeFillingsStore } from './autofill-history';

function deskWith(change: Partial<CallFields>) {
  const { form, fields } = fakeForm(change);
  return { fields, fillings: fillingsIn(form, makeFillingsStore()) };
}

test('a filling is taken back whole, and what stood before comes back', () => {
  const { fields, fillings } = deskWith({ remark: 'gate code 12' });
  fillings.fill('slurp', { name: 'Ali', remark: 'gate code 12\next 3' });
  expect(fields).toMatchObject({ name: 'Ali', remark: 'gate code 12\next 3' });
  fillings.takeBack();
  expect(fields).toMatchObject({ name: '', remark: 'gate code 12' });
  expect(fillings.takeBack()).toBeUndefined();
});

test('fillings are taken back in turn, the newest first', () => {
  const { fields, fillings } = deskWith({});
  fillings.fill('slurp', { name: 'Ali' });
  fillings.fill('postcode', { state: 'Selangor' });
  fillings.takeBack();
  expect(fields).toMatchObject({ name: 'Ali', state: '' });
  fillings.takeBack();
  expect(fields.name).toBe('');
});

test('what the agent typed over a filling stays', () => {
  const { fields, fillings } = deskWith({});
  fillings.fill('slurp', { name: 'Ali', storeName: 'Maju' });
  fields.name = 'Ali bin Abu';
  expect(fillings.filledBy('name')).toBeUndefined();
  expect(fillings.filledBy('storeName')).toBe('slurp');
  fillings.takeBack();
  expect(fields).toMatchObject({ name: 'Ali bin Abu', storeName: '' });
});

test('one field is refused, and the others stay', () => {
  const { fields, fillings } = deskWith({});
  fillings.fill('caller', { name: 'Ali', storeName: 'Maju' });
  fillings.refuse('name');
  expect(fields).toMatchObject({ name: '', storeName: 'Maju' });
  expect(fillings.wasFilled('name', 'Ali')).toBe(true);
  fillings.takeBack();
  expect(fields.storeName).toBe('');
});

test('a pin is refused whole', () => {
  const { fields, fillings } = deskWith({});
  const pin = { source: 'store', setAtMs: 1, radiusMetres: 0, stale: false } as const;
  fillings.fill('caller', { latitude: '3.1', longitude: '101.7', pin, name: 'Ali' });
  fillings.refuse('latitude');
  expect(fields).toMatchObject({ latitude: '', longitude: '', pin: null, name: 'Ali' });
});

test('nothing is filled where it stands already', () => {
  const { fillings } = deskWith({ name: 'Ali' });
  expect(fillings.fill('slurp', { name: 'Ali' })).toBe(false);
  expect(fillings.takeBack()).toBeUndefined();
});

test('a withdrawn field is blank, is taken back no more, and may be filled once more', () => {
  const { fields, fillings } = deskWith({});
  fillings.fill('slurp', { name: 'Ali', state: 'Johor' });
  fillings.fill('postcode', { state: 'Selangor' });
  fillings.withdraw(['state']);
  expect(fields).toMatchObject({ name: 'Ali', state: '' });
  expect(fillings.filledBy('name')).toBe('slurp');
  expect(fillings.wasFilled('state', 'Selangor')).toBe(false);
  fillings.takeBack();
  expect(fields).toMatchObject({ name: '', state: '' });
  expect(fillings.takeBack()).toBeUndefined();
});
