import { expect, test } from 'vitest';
import { regions } from './malaysian-regions';
import { textLimits } from '../tickets/create-ticket-request-schema';

test('thirteen states and three federal territories are offered, in the order of the alphabet', () => {
  expect(new Set(regions).size).toBe(16);
  expect(regions.toSorted()).toStrictEqual([...regions]);
  expect(regions).toEqual(expect.arrayContaining(['Kuala Lumpur', 'Labuan', 'Putrajaya']));
});

test('each can be sent as it stands', () => {
  expect(regions.filter((state) => state.trim() !== state || state.length > textLimits.state)).toStrictEqual(
    [],
  );
});
