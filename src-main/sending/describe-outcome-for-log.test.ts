import { expect, it } from 'vitest';
import { describeOutcome } from './describe-outcome-for-log';
import { outcomes } from '../tickets/sample-ticket.fixture';

it('names the kind, the reason and the code, and nothing that StoreHub wrote', () => {
  expect(describeOutcome(outcomes.created)).toEqual({ outcome: 'created' });
  expect(describeOutcome({ kind: 'not-sent', reason: 'proxy-refused', detail: 'Ahmad' })).toEqual({
    outcome: 'not-sent',
    reason: 'proxy-refused',
  });
  const refused = { kind: 'rejected', errorCode: '-10000', errorMessage: 'Ahmad', httpStatus: 200 } as const;
  expect(describeOutcome(refused)).toEqual({ outcome: 'rejected', errorCode: '-10000' });
  expect(describeOutcome({ ...refused, errorCode: '60123456789' })).toEqual({
    outcome: 'rejected',
    errorCode: 'not-a-code',
  });
});
