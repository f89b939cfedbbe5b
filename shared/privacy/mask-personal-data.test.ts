import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText, type MaskedKind } from './mask-personal-data';

test.each([
  ['phone', '60123456789', '6012••• 6789'],
  ['phone', '012-345 6789', '012••• 6789'],
  ['phone', '999', '•••'],
  ['phone', '80001234', '•••34'],
  ['name', 'Ahmad Ibrahim', 'A•••'],
  ['name', '陈美玲', '陈•••'],
  ['name', '😀x', '😀•••'],
  ['email', 'ahmad_ibrahim@gmail.com', 'a•••@gmail.com'],
  ['email', 'none', 'n•••'],
  ['address', '23, Jalan Ampang, Taman KLCC, 55000 KL', '•••, 55000 KL'],
  ['address', 'Kampung Baru', 'K•••'],
  ['address', 'x, a very long rest of it', 'x•••'],
  ['pin', '3.1573, 101.7122', '3.1•••, 101.7•••'],
  ['text', 'ring 012-345 6789, or mei@x.com', 'ring 012••• 6789, or m•••@x.com'],
  ['text', 'STOREHUB0999-CA109193B on 2026-11-24', 'STOREHUB0999-CA109193B on 2026-11-24'],
  ['text', '', ''],
] as const)('%s %j is shown as %j', (kind, text, shown) => {
  expect(maskText(kind, text)).toBe(shown);
});

test.each([
  ['Ring Ali bin Abu, not Alia: 019-8765.432', 'Ring A•••, not Alia: 019••• 5432'],
  ['ALI  BIN\nABU (+6019) 876 5432', 'A••• (6019••• 5432'],
  ['Alibin Abu, xAli bin Abuy, Ali', 'Alibin Abu, xAli bin Abuy, Ali'],
  ['19/876/5432, 19/876/54321', '19••• 5432, 19/876/54321'],
])('in %j the person whom it is about is masked', (text, shown) => {
  expect(maskText('text', text, { name: 'Ali bin Abu', phone: '60198765432' })).toBe(shown);
});

test('masks a name in a script without spaces, but no single character, and keeps the name of a store', () => {
  expect(maskText('text', '请找陈美玲女士', { name: '陈美玲', phone: '' })).toBe('请找陈•••女士');
  expect(maskText('text', 'A call of A', { name: 'A', phone: '1' })).toBe('A call of A');
  expect(maskText('text', 'a (b) c', { name: '(b)', phone: '' })).toBe('a (••• c');
  expect(maskText('store', 'Kedai Ali', { name: 'Kedai Ali', phone: '' })).toBe('Kedai Ali');
});

test('masks any text without an error, and never leaves a whole name', () => {
  const kinds: readonly MaskedKind[] = ['phone', 'name', 'address', 'email', 'pin', 'text'];
  const isMasked = fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (text, kind) => {
    const shown = maskText(kind, text, { name: text, phone: text });
    return kind !== 'name' || Array.from(text.trim()).length < 5 || !shown.includes(text.trim());
  });
  expect(fc.check(isMasked)).toMatchObject({ failed: false });
});

test('never leaves a whole phone number, in its own field or in a sentence', () => {
  const isNowhere = fc.property(fc.stringMatching(/^(?:0|60)1[1-9]\d{7}$/), (phone) =>
    [
      maskText('phone', phone),
      maskText('text', `call ${phone} now`),
      maskText('text', `{"Phone":"${phone}"}`),
    ].every((shown) => !shown.includes(phone)),
  );
  expect(fc.check(isNowhere)).toMatchObject({ failed: false });
});
