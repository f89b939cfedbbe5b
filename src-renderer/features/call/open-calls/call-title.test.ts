import { expect, test } from 'vitest';
import { describeDiscardedCall, getBlankTitleKey, getNumberTail, getTabTitle } from './call-title';

const call = (name: string, phone: string) => ({ name, phone, storeName: '', quickEntryLine: '' });
const show = (_kind: string, text: string) => text;
const hide = (_kind: string, text: string) => text.replaceAll(/\S/g, '•');
const tan = call('Tan Siew Ling', '012-000 4821');

test.each([
  ['another caller of the same name', [call('tan siew ling', '0198887766')], '821'],
  ['another title that begins alike', [call('Tan Siew Mei', '')], '821'],
  ['other callers', [call('Tan Ah Kow', ''), call('', '0120004822')], ''],
  ['nobody else', [], ''],
])('beside %s', (_who, others, expected) => {
  expect(getNumberTail(tan, others, show)).toBe(expected);
});

const norhayati = call('Puan Hajah Norhayati', '0121111111');
const noraini = call('Puan Hajah Noraini', '0122222222');

test.each([
  ['alone', [], '', 'Puan Hajah Norhayati'],
  ['beside somebody else', [tan], '', 'Puan Hajah Norhayati'],
  ['beside a title that begins alike', [noraini], 'Puan Hajah ', 'Norhayati'],
  ['with several tabs', [tan, tan, tan], 'Puan Hajah ', 'Norhayati'],
])('%s, a tab shows what tells its caller apart', (_where, others, heard, shown) => {
  expect(getTabTitle(norhayati, others, show)).toEqual({ heard, shown });
});

test('callers with the same titles are told apart by their names, and by their numbers where these begin alike', () => {
  expect(getNumberTail(norhayati, [noraini], show)).toBe('');
  expect(getNumberTail(norhayati, [call('Pn Norhayati', '')], show)).toBe('111');
});

test('a store keeps what would be a title of a person', () => {
  const store = { name: '', phone: '', storeName: 'Uncle Lim Kopitiam', quickEntryLine: '' };
  expect(getTabTitle(store, [store], show)).toEqual({ heard: '', shown: 'Uncle Lim Kopitiam' });
});

test('a call without a number, and a new call, have none', () => {
  expect(getNumberTail(call('Devi', ''), [call('Devi', '0123')], show)).toBe('');
  expect(getNumberTail(call('', ''), [call('', '')], show)).toBe('');
});

test.each([
  ['a new call', false, '', 'calls.blank'],
  ['an answered ring that sent no number', true, ' ', 'callScreen.incomingNoNumber'],
  ['an answered ring whose caller the tab does not show yet', true, '0173390218', 'calls.blank'],
] as const)('%s has a title of its own', (_call, isFromIncoming, phone, expected) => {
  expect(getBlankTitleKey({ fields: { isFromIncoming, phone } })).toBe(expected);
});

test('a hidden number stays hidden', () => {
  expect(getNumberTail(tan, [tan], hide)).toBe('•••');
});

test('a discarded call is told from another of its caller by number and issue, which a masked display hides', () => {
  const goh = { id: '1', name: 'Goh', storeName: '', phone: '0123456789', discardedAtMs: 0 };
  const describe = (issue: string, mask = show, change = {}) =>
    describeDiscardedCall({ ...goh, ...change, issue }, mask, 'en', (who) => `[${who}]`);
  expect(describe('printer\n dead')).toBe('[Goh · 012 345 6789]: printer dead');
  expect(describe('')).toBe('[Goh · 012 345 6789]');
  expect(describe('QR fails', show, { name: '', phone: '' })).toBe('[QR fails]');
  expect(describe('x'.repeat(200))).toBe(`[Goh · 012 345 6789]: ${'x'.repeat(60)}`);
  expect(describe('QR fails', hide)).toBe('[••• · ••• ••• ••••]: •• •••••');
});
