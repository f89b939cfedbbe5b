import { expect, test } from 'vitest';
import { malaysianStates } from './regions';
import { textLimits } from '../tickets/create-ticket-request';

test('thirteen states and three federal territories are offered, in the order of the alphabet', () => {
  expect(new Set(malaysianStates).size).toBe(16);
  expect(malaysianStates.toSorted()).toStrictEqual([...malaysianStates]);
  expect(malaysianStates).toEqual(expect.arrayContaining(['Kuala Lumpur', 'Labuan', 'Putrajaya']));
});

test('each can be sent as it stands', () => {
  expect(
    malaysianStates.filter((state) => state.trim() !== state || state.length > textLimits.state),
  ).toStrictEqual([]);
});
