import { describe, expect, it } from 'vitest';
import { badDays } from '../../shared/app/practice-state';
import { answerDelayMs, markedDay } from './practice-simulation';

describe('markedDay', () => {
  it.each(badDays)('knows %s', (badDay) => {
    expect(markedDay(`Till 2 is dead. #practice ${badDay}`)).toEqual({ badDay, errorCode: null });
  });

  it.each(['-10008', '-10016', '0', '-77'])('knows the code %s', (errorCode) => {
    expect(markedDay(`#practice ${errorCode}`)).toEqual({ badDay: 'none', errorCode });
  });

  it('reads past case, blanks, line ends and what follows', () => {
    expect(markedDay('a\n#PRACTICE   No  Answer please\nb')).toEqual({
      badDay: 'no answer',
      errorCode: null,
    });
    expect(markedDay('#practice -10004, to see it wait')).toEqual({ badDay: 'none', errorCode: '-10004' });
  });

  it.each(['', 'practice slow', '#practice', '#practice flood', '#practice nonesuch', '#practice -10004x'])(
    'takes %j for no marker',
    (remark) => {
      expect(markedDay(remark)).toBeUndefined();
    },
  );
});

it('an answer takes half to one and a half times what the panel says, and 6 s more on a slow day', () => {
  const state = { badDay: 'none', errorCode: null, delayMs: 800 } as const;
  expect(answerDelayMs(state, 'none', 0)).toBe(400);
  expect(answerDelayMs(state, 'none', 0.999)).toBe(1199);
  expect(answerDelayMs({ ...state, delayMs: 0 }, 'none', 0.5)).toBe(0);
  expect(answerDelayMs(state, 'slow', 0.5)).toBe(6800);
});
