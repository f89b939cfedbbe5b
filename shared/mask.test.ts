import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked, type MaskedKind } from './mask';

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
  expect(masked(kind, text)).toBe(shown);
});

test('whatever it is, it is masked without a fault, and a name never stays whole', () => {
  const kinds: readonly MaskedKind[] = ['phone', 'name', 'address', 'email', 'pin', 'text'];
  const isMasked = fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (text, kind) => {
    const shown = masked(kind, text);
    return kind !== 'name' || Array.from(text.trim()).length < 5 || !shown.includes(text.trim());
  });
  expect(fc.check(isMasked)).toMatchObject({ failed: false });
});

test('a number that rings is nowhere whole, in a field of its own or in a sentence', () => {
  const isNowhere = fc.property(fc.stringMatching(/^(?:0|60)1[1-9]\d{7}$/), (phone) =>
    [
      masked('phone', phone),
      masked('text', `call ${phone} now`),
      masked('text', `{"Phone":"${phone}"}`),
    ].every((shown) => !shown.includes(phone)),
  );
  expect(fc.check(isNowhere)).toMatchObject({ failed: false });
});
