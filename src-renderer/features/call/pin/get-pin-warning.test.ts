import { expect, test } from 'vitest';
import type { Pin } from '../../../../shared/pin/pin-and-coordinates';
import { getPinWarning } from './get-pin-warning';

const pin: Pin = { source: 'pair', setAtMs: 0, radiusMetres: 0, stale: false };

test.each([
  [{ latitude: '3.1573', longitude: '101.7122', pin }, 'set'],
  [{ latitude: '3.1573', longitude: '101.7122', pin: { ...pin, stale: true } }, 'stale'],
  [{ latitude: '101.7122', longitude: '3.1573', pin: { ...pin, stale: true } }, 'swapped'],
  [{ latitude: '48.1', longitude: '11.5', pin }, 'outside'],
  [{ latitude: '1.2996', longitude: '103.8555', pin }, 'outside'],
  [{ latitude: '7.0080', longitude: '100.4740', pin }, 'outside'],
  [{ latitude: '0', longitude: '0.0', pin }, 'none'],
  [{ latitude: '3.1573', longitude: '', pin }, 'none'],
  [{ latitude: 'here', longitude: '101.7', pin: null }, 'none'],
] as const)('%j is %s', (fields, note) => {
  expect(getPinWarning(fields)).toBe(note);
});
