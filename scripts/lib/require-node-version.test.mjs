import { expect, it } from 'vitest';
import { nodeSatisfies } from './require-node-version.mjs';

it.each([
  ['>=20.19.0', '20.19.0', true],
  ['>=20.19.0', '20.18.1', false],
  ['>=20.19.0', '22.0.0', true],
  ['>= 22.12.0', '22.9.9', false],
  ['>=22', '22.1.0', true],
  ['>=22', '21.9.0', false],
])('%s is met by %s: %s', (range, version, isMet) => {
  expect(nodeSatisfies(range, version)).toBe(isMet);
});
