import { expect, test } from 'vitest';
import { listUnsureReadings } from './unsure-readings';

const read = {
  name: 'Jessie Tan Snackville',
  address: 'Sri Petaling',
  issue: 'No paper',
  provenance: { name: 'inferred', address: 'inferred', issue: 'inferred' },
  autofill: {
    applied: [
      {
        after: { name: 'Jessie Tan Snackville', address: 'Sri Petaling', issue: 'No paper' },
        unsure: ['name', 'address'],
      },
    ],
  },
} as const;

test('lists what was doubted, until it is confirmed, changed or filled in by something else', () => {
  expect(listUnsureReadings(read)).toEqual(['name', 'address']);
  const provenance = { ...read.provenance, name: 'confirmed' } as const;
  expect(listUnsureReadings({ ...read, provenance })).toEqual(['address']);
  expect(listUnsureReadings({ ...read, address: 'Bandar Baru Sri Petaling' })).toEqual(['name']);
  const applied = [...read.autofill.applied, { after: { name: read.name } }];
  expect(listUnsureReadings({ ...read, autofill: { applied } })).toEqual(['address']);
});
