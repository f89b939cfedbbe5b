import { describe, expect, test } from 'vitest';
import { languages } from '../i18n/language';
import { priorities, serviceIds } from './services-and-priorities';
import { getPriorityName, getServiceNames } from './service-and-priority-names';

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
    expect(serviceIds.map((id) => [id, getServiceNames(id, 'en').name])).toStrictEqual(law);
    expect(serviceIds).toStrictEqual(law.map(([id]) => id));
  });

  test('have short names that are short and tell them apart', () => {
    for (const language of languages) {
      const names = serviceIds.map((id) => getServiceNames(id, language).shortName);
      expect(new Set(names).size).toBe(6);
      expect(names.filter((name) => name.length === 0 || name.length > 24)).toStrictEqual([]);
    }
  });
});

test('the priorities are low, normal and high', () => {
  expect(priorities.map((priority) => [priority, getPriorityName(priority, 'en')])).toStrictEqual([
    [-1, 'Low'],
    [0, 'Normal'],
    [1, 'High'],
  ]);
});
