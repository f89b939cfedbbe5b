import { expect, it } from 'vitest';
import { getAnswerDelayMs } from './get-answer-delay';

it('an answer takes half to one and a half times what the panel says, and 6 s more on a slow day', () => {
  const state = { simulation: 'none', errorCode: null, delayMs: 800 } as const;
  expect(getAnswerDelayMs(state, 'none', 0)).toBe(400);
  expect(getAnswerDelayMs(state, 'none', 0.999)).toBe(1199);
  expect(getAnswerDelayMs({ ...state, delayMs: 0 }, 'none', 0.5)).toBe(0);
  expect(getAnswerDelayMs(state, 'slow', 0.5)).toBe(6800);
});
