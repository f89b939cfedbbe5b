import { expect, test } from 'vitest';
import { fail, succeed } from './result';

test('what succeeded carries its value, what failed its error, and neither is lost on the way to the window', () => {
  expect(structuredClone(succeed({ id: 7 }))).toStrictEqual({ ok: true, value: { id: 7 } });
  expect(structuredClone(fail({ kind: 'invalid-token' }))).toStrictEqual({
    ok: false,
    error: { kind: 'invalid-token' },
  });
  expect(succeed(null)).toStrictEqual({ ok: true, value: null });
});
