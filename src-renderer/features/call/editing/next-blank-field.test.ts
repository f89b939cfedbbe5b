import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { findNextBlankField, isPhoneFilledByApp } from './next-blank-field';

const known = { phone: '012 345 6789', name: 'Ali', storeName: 'Kedai Maju', issue: 'Printer' };

test.each<[string, Partial<CallFields>, string]>([
  ['a blank call', {}, 'phone'],
  ['a caller without a number', { name: 'Ali' }, 'phone'],
  ['a number', { phone: known.phone }, 'name'],
  ['a number and a name', { phone: known.phone, name: 'Ali' }, 'storeName'],
  ['a known caller', { ...known, issue: ' ' }, 'issue'],
  ['a call with all of it', known, 'phone'],
])('in %s, the next words go into a blank field', (_what, change, field) => {
  expect(findNextBlankField({ ...blankCallFields, ...change })).toBe(field);
});

test('a number that the agent typed is not the app’s', () => {
  const isByApp = (change: Partial<CallFields>) => isPhoneFilledByApp({ ...blankCallFields, ...change });
  expect(isByApp({ phone: '012', provenance: { phone: 'reused' } })).toBe(true);
  expect(isByApp({ phone: '012', provenance: { phone: 'stated' } })).toBe(false);
  expect(isByApp({})).toBe(false);
});
