import { describe, expect, it } from 'vitest';
import { errorReportSchema, traceError } from './error-report';

function errorWith(stack: string, message = 'Ahmad'): Error {
  return Object.assign(new TypeError(message), { stack: `TypeError: ${message}\n${stack}` });
}

describe('the trace of an error', () => {
  it('names the error and its innermost frames, without message or folders', () => {
    const error = new RangeError('Ahmad\n    at Siti (shop.js:1:2)\nof Kedai Maju');
    const trace = traceError(error);
    expect(trace.name).toBe('RangeError');
    expect(trace.frames[0]).toMatch(/error-report\.test\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(trace)).not.toMatch(/Ahmad|Siti|Kedai|shared/);
  });

  it.each([
    ['    at /home/ahmad/app/main.js:1:2', ['at main.js:1:2']],
    ['    at save (file:///home/ahmad b/app/main.js:1:2)', ['at save (main.js:1:2)']],
    ['    at save (C:\\Users\\Ahmad Ibrahim\\app\\main.js:1:2)', ['at save (main.js:1:2)']],
    ['    at async Promise.all (index 0)', []],
    ['    at Array.map (<anonymous>)\n    at x (app://app/a-B_1.js:3:4)', ['at x (a-B_1.js:3:4)']],
    ['    at 陈美玲 (a.js:1:2)', []],
  ])('shortens %j to %j', (stack, frames) => {
    expect(traceError(errorWith(stack)).frames).toEqual(frames);
  });

  it.each(['Ahmad', null, { message: 'Ahmad' }])('of %j, which is no error, says so', (thrown) => {
    expect(traceError(thrown)).toEqual({ name: 'NotAnError', frames: [] });
  });

  it('has a name and frames of the form that a report must have, whatever the error claims', () => {
    const strange = Object.assign(errorWith('    at x (a.js:1:2)'), { name: 'Ahmad bin Ali 0123456789' });
    const trace = traceError(strange);
    expect(trace.name).toBe('Error');
    const report = { during: 'render', area: 'call', trace };
    expect(errorReportSchema.safeParse(report).success).toBe(true);
    for (const frames of [
      ['at Ahmad, 0123 (a.js:1:2)'],
      ['Ahmad'],
      Array.from({ length: 9 }, () => 'at a.js:1:2'),
    ])
      expect(errorReportSchema.safeParse({ ...report, trace: { ...trace, frames } }).success).toBe(false);
  });
});
