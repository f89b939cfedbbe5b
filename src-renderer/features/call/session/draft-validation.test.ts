import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { nearLimit, readingOf, roomLeft } from './draft-validation';

test('a blank call misses just what is mandatory', () => {
  const { faults } = readingOf(blankCallFields);
  expect(Object.keys(faults).toSorted()).toEqual(
    ['phone', 'name', 'issue', 'serviceId', 'address', 'state', 'latitude', 'longitude'].toSorted(),
  );
});

test('room is counted as the contract counts: trimmed, a phone in its digits', () => {
  expect(roomLeft({ ...blankCallFields, name: `  ${'x'.repeat(99)}  ` }, 'name')).toBe(1);
  expect(roomLeft({ ...blankCallFields, name: '😀'.repeat(51) }, 'name')).toBe(-2);
  expect(roomLeft({ ...blankCallFields, phone: '012-345 6789' }, 'phone')).toBe(5);
});

test('the counter is quiet far from the limit, and for a phone number until it is too long', () => {
  expect(nearLimit(51, 'issue')).toBeNull();
  expect(nearLimit(50, 'issue')).toBe(50);
  expect(nearLimit(5, 'dealerReseller')).toBe(5);
  expect(nearLimit(0, 'phone')).toBeNull();
  expect(nearLimit(-1, 'phone')).toBe(-1);
});
