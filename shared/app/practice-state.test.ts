import { describe, expect, test } from 'vitest';
import { practiceStateSchema } from './practice-state';

const fair = { simulation: 'none', errorCode: null, delayMs: 400 };

describe('the practice server', () => {
  test.each(['', '-', '10 000', '1.5', '--1', '0x1', '1234567890', 'none', -10000])(
    'has no code %j to answer with',
    (errorCode) => {
      expect(practiceStateSchema.safeParse({ ...fair, errorCode }).success).toBe(false);
    },
  );

  test('takes its time, up to a minute', () => {
    const isTaken = (delayMs: unknown) => practiceStateSchema.safeParse({ ...fair, delayMs }).success;

    expect([0, 60_000].filter(isTaken)).toStrictEqual([0, 60_000]);
    expect([-1, 60_001, 0.5, Number.NaN, Infinity, '400', null].filter(isTaken)).toStrictEqual([]);
  });
});
