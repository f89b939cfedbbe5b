import { expect, test } from 'vitest';
import { getCallbackName } from './get-callback-name';

const known = { name: 'Tan', storeName: 'Kopi Pagi', phone: '60120004821', reference: 'SH-7K3Q' };

test.each([
  ['the name', known, 'Tan'],
  ['the store without a name', { ...known, name: '' }, 'Kopi Pagi'],
  ['the number without either', { ...known, name: ' ', storeName: null }, '012 000 4821'],
  ['the reference where nothing is known', { ...known, name: '', storeName: '', phone: '' }, 'SH-7K3Q'],
])('a caller to be called back is named by %s', (_what, ticket, expected) => {
  expect(getCallbackName(ticket, (_kind, text) => text)).toBe(expected);
});

test('what is hidden stays hidden', () => {
  expect(getCallbackName({ ...known, name: '' }, (kind, text) => (text === '' ? '' : `[${kind}]`))).toBe(
    '[store]',
  );
});
