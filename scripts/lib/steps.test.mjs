import { describe, expect, it } from 'vitest';
import { summaryOf } from './steps.mjs';

describe('the summary', () => {
  it('ends with the counts and nothing else', () => {
    const { text, failed } = summaryOf([
      { name: 'lint', seconds: '1.0 s', passed: 1, failed: 0 },
      { name: 'unit', seconds: '2.0 s', passed: 40, failed: 2 },
    ]);
    expect(text.split('\n').at(-1)).toBe('41 passed, 2 failed');
    expect(failed).toBe(2);
  });
});
