import { expect, test } from 'vitest';
import { findCallerOfCall } from './find-caller-of-call';
import { siti } from './known-caller.fixture';

const jaya = { ...siti, key: 'jaya', storeName: 'Kedai Jaya' };
const ali = { ...siti, key: 'ali', name: 'Ali' };
const elsewhere = { ...siti, key: 'elsewhere', phone: '60198887766' };
const call = { phone: '012-345 6789', name: 'Siti', storeName: '' };

test('the caller of the store that was filled in or typed, of all stores of the number', () => {
  expect(findCallerOfCall({ ...call, storeName: 'Kedai Jaya' }, [siti, jaya])).toBe(jaya);
  expect(findCallerOfCall({ ...call, name: '', storeName: 'KEDAI JAYA SDN BHD' }, [siti, jaya])).toBe(jaya);
  expect(findCallerOfCall({ ...call, storeName: 'Kedai Maju' }, [jaya, elsewhere, siti])).toBe(siti);
});

test('of the people of one store, the one with the name of the call, or the likeliest', () => {
  expect(findCallerOfCall({ ...call, name: 'Encik Ali', storeName: 'Kedai Maju' }, [siti, ali])).toBe(ali);
  expect(findCallerOfCall({ ...call, name: 'Rosnah', storeName: 'Kedai Maju' }, [siti, ali])).toBe(siti);
});

test('without a store, a caller of that name without one, and nobody for a number or another store alone', () => {
  const atNoStore = { ...siti, key: 'none', storeName: '' };
  expect(findCallerOfCall(call, [siti, atNoStore])).toBe(atNoStore);
  expect(findCallerOfCall({ ...call, name: '' }, [siti, atNoStore])).toBeUndefined();
  expect(findCallerOfCall({ ...call, storeName: 'Kedai Puteri' }, [siti, jaya])).toBeUndefined();
});
