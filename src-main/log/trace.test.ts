import { describe, expect, it } from 'vitest';
import { framesOf, nameOf, traceOf } from './trace';

describe('a trace', () => {
  it('names the error and its innermost frames, without message or folders', () => {
    const error = new RangeError('Ahmad\n    at Siti (shop.js:1:2)\nof Kedai Maju');
    const { error: name, at } = traceOf(error);
    expect(name).toBe('RangeError');
    expect(at).toMatch(/^at trace\.test\.ts:\d+:\d+|^at .*\(trace\.test\.ts:\d+:\d+\)/);
    expect(at).not.toMatch(/Ahmad|Siti|Kedai|src-main/);
  });

  it.each([
    ['    at /home/ahmad/app/main.js:1:2', 'at main.js:1:2'],
    ['    at save (file:///home/ahmad b/app/main.js:1:2)', 'at save (main.js:1:2)'],
    ['    at save (C:\\Users\\Ahmad Ibrahim\\app\\main.js:1:2)', 'at save (main.js:1:2)'],
    ['    at async Promise.all (index 0)', ''],
    ['TypeError: x\n    at node:internal/fs:3:4', 'at fs:3:4'],
  ])('shortens %j to %j', (stack, frames) => {
    expect(framesOf(stack)).toBe(frames);
  });

  it('says so of what is no error', () => {
    expect([nameOf('Ahmad'), traceOf({ message: 'Ahmad' })]).toEqual([
      'not an error',
      { error: 'not an error', at: '' },
    ]);
    expect(nameOf(Object.assign(new Error('Ahmad'), { code: 'EBUSY' }))).toBe('Error EBUSY');
  });
});
