import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getPauseMs, type PauseReason } from './retry-policy';

const reason = fc.constantFrom<PauseReason>('not-sent', 'throttled', 'uncertain');
const failures = fc.integer({ min: 1, max: 100_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const dayMs = 24 * 60 * 60_000;

describe('the pause of the outbox', () => {
  test.each([
    ['not-sent', 1, 2_000],
    ['not-sent', 2, 4_000],
    ['not-sent', 6, 60_000],
    ['throttled', 1, 15_000],
    ['throttled', 3, 60_000],
    ['throttled', 50, 900_000],
    ['uncertain', 1, 15_000],
    ['uncertain', 50, 600_000],
  ] as const)('after %s, failure %i in a row, begins at %i ms', (because, inRow, expectedMs) => {
    expect(getPauseMs(because, inRow, null, 0)).toBe(expectedMs);
  });

  test('is never shorter than what the server asked for, up to a day', () => {
    fc.assert(
      fc.property(
        reason,
        failures,
        fc.integer({ min: 0, max: dayMs }),
        chance,
        (because, inRow, askedMs, random) => {
          expect(getPauseMs(because, inRow, askedMs, random)).toBeGreaterThanOrEqual(askedMs);
        },
      ),
    );
  });

  test('is a whole number of ms, at least two seconds and never much more than a day', () => {
    const asked = fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
    fc.assert(
      fc.property(reason, failures, asked, chance, (because, inRow, askedMs, random) => {
        const pausedMs = getPauseMs(because, inRow, askedMs, random);
        expect(Number.isInteger(pausedMs)).toBe(true);
        expect(pausedMs).toBeGreaterThanOrEqual(2_000);
        expect(pausedMs).toBeLessThanOrEqual(dayMs * 1.2);
      }),
    );
  });

  test('never gets shorter with one failure more', () => {
    fc.assert(
      fc.property(reason, failures, chance, (because, inRow, random) => {
        expect(getPauseMs(because, inRow + 1, null, random)).toBeGreaterThanOrEqual(
          getPauseMs(because, inRow, null, random),
        );
      }),
    );
  });

  test('is spread by up to a fifth, so that not every PC comes back in one moment', () => {
    expect(getPauseMs('throttled', 1, 60_000, 0.5)).toBe(66_000);
    expect(
      new Set([0, 0.2, 0.4, 0.6, 0.8].map((random) => getPauseMs('not-sent', 1, null, random))).size,
    ).toBe(5);
  });
});
