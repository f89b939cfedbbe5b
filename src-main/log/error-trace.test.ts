import { expect, it } from 'vitest';
import { getErrorName, toErrorTrace } from './error-trace';

it('a trace holds the name, the code and the place of an error, and not its message', () => {
  const { error, at } = toErrorTrace(Object.assign(new Error('Ahmad'), { code: 'EBUSY' }));
  expect(error).toBe('Error EBUSY');
  expect(at).toMatch(/^at .*trace\.test\.ts:\d+:\d+/);
  expect(at).not.toMatch(/Ahmad|src-main/);
  expect([getErrorName('Ahmad'), toErrorTrace('Ahmad')]).toEqual([
    'not an error',
    { error: 'not an error', at: '' },
  ]);
});
