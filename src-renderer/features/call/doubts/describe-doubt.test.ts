import { expect, test } from 'vitest';
import { translators } from '../../../i18n/use-text';
import { describeDoubt as describe } from './describe-doubt';
import type { CallDoubt } from './call-doubts';

const describeDoubt = (doubt: CallDoubt, t: (typeof translators)['en']) =>
  describe(doubt, t, (_kind, text) => `<${text}>`);

test('names the states as the read-back does in that language', () => {
  const values = { place: 'Penang', state: 'Johor' } as const;
  const doubt = { kind: 'pin-and-region', field: 'latitude', values } as const;
  expect([translators.en, translators.ms, translators.zh].map((t) => describeDoubt(doubt, t))).toEqual([
    'The pin is in Penang, not in Johor.',
    'Pin berada di Pulau Pinang, bukan di Johor.',
    '定位点在槟城，不在柔佛。',
  ]);
});

test('leaves the name of a postcode as it is: it is a town', () => {
  const values = { code: '10200', place: 'Pulau Pinang', named: 'Ipoh' };
  const doubt = { kind: 'postcode-and-town', field: 'address', values } as const;
  expect(describeDoubt(doubt, translators.zh)).toContain('10200 是 Pulau Pinang');
});

test('the name of another store is personal data', () => {
  const doubt = { kind: 'place-of-other-store', field: 'address', values: { store: 'Kedai Jaya' } } as const;
  expect(describeDoubt(doubt, translators.en)).toBe('The address is from the last ticket of <Kedai Jaya>.');
});

test('names of other callers are personal data, and a missing one leaves no gap', () => {
  const known = { name: 'Suria', storeName: 'Suria Florist' };
  const values = { known, reused: { name: '', storeName: 'Aisyah Cakes' } };
  const doubt = { kind: 'caller-of-number', field: 'storeName', values } as const;
  expect(describeDoubt(doubt, translators.en)).toBe(
    'The number belongs to <Suria> · <Suria Florist>, but <Aisyah Cakes> is from another caller’s last ticket.',
  );
});
