import { describe, expect, test } from 'vitest';
import { priorities, serviceById, serviceIds, services } from './services';

const law = [
  [1, 'iOS hardware installation (on-site deployment)'],
  [2, 'Pre-installation inspection'],
  [3, 'Day 1 support for VIP onboarding merchants'],
  [18, 'On-site troubleshooting support'],
  [23, 'POS swap'],
  [39, 'Android hardware installation (on-site deployment)'],
];

describe('the services', () => {
  test('are the contract’s six, in its order', () => {
    expect(services.map(({ id, name }) => [id, name])).toStrictEqual(law);
    expect(serviceIds).toStrictEqual(law.map(([id]) => id));
  });

  test('have short names that are short and tell them apart', () => {
    expect(new Set(services.map(({ shortName }) => shortName)).size).toBe(6);
    expect(services.filter(({ shortName }) => shortName.length === 0 || shortName.length > 24)).toStrictEqual(
      [],
    );
  });

  test('are found by their number, and by no other', () => {
    expect(serviceById(23)?.name).toBe('POS swap');
    expect([0, 4, -1, 1.5, Number.NaN].map(serviceById)).toStrictEqual(Array.from({ length: 5 }));
  });
});

test('the priorities are low, normal and high', () => {
  expect(priorities).toStrictEqual([
    { id: -1, name: 'Low' },
    { id: 0, name: 'Normal' },
    { id: 1, name: 'High' },
  ]);
});
