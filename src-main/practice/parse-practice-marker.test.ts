import { describe, expect, it } from 'vitest';
import { simulations } from '../../shared/app/practice-state';
import { parsePracticeMarker } from './parse-practice-marker';

describe('parsePracticeMarker', () => {
  it.each(simulations)('knows %s', (simulation) => {
    expect(parsePracticeMarker(`Till 2 is dead. #practice ${simulation}`)).toEqual({
      simulation,
      errorCode: null,
    });
  });

  it.each(['-10008', '-10016', '0', '-77'])('knows the code %s', (errorCode) => {
    expect(parsePracticeMarker(`#practice ${errorCode}`)).toEqual({ simulation: 'none', errorCode });
  });

  it('reads past case, blanks, line ends and what follows', () => {
    expect(parsePracticeMarker('a\n#PRACTICE   No  Answer please\nb')).toEqual({
      simulation: 'no-answer',
      errorCode: null,
    });
    expect(parsePracticeMarker('#practice -10004, to see it wait')).toEqual({
      simulation: 'none',
      errorCode: '-10004',
    });
  });

  it.each(['', 'practice slow', '#practice', '#practice flood', '#practice nonesuch', '#practice -10004x'])(
    'takes %j for no marker',
    (remark) => {
      expect(parsePracticeMarker(remark)).toBeUndefined();
    },
  );
});
