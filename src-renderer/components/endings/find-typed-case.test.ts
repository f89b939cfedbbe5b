import { expect, test } from 'vitest';
import type { AppError } from '../../../shared/errors/app-error';
import { fail, succeed } from '../../../shared/result';
import type { Ask } from '../../ipc/ipc-client';
import { findTypedCase } from './find-typed-case';

const ended = { id: 9, createdAtMs: 1_000 };
const earlier = { id: 7, caseNumber: 'STOREHUB1400-CA209181M', reference: 'SH-7K3Q', createdAtMs: 900 };

/** Answers each channel, with this case as the only one. */
function askOf(known: Omit<typeof earlier, 'caseNumber'> & { readonly caseNumber: string | null }): Ask {
  const answers = {
    'callers.match': succeed({ callers: [], dismissed: [] }),
    'history.search': succeed({ rows: [known], next: null }),
  };
  return ((channel: keyof typeof answers) => Promise.resolve(answers[channel])) as unknown as Ask;
}

test.each([
  ['a few digits of a case are its number', '09181', earlier, earlier.caseNumber],
  ['so they are of one that has a reference only', '7k3q', { ...earlier, caseNumber: null }, 'SH-7K3Q'],
  ['a number of no case is kept as it is', ' ca777777k ', earlier, 'CA777777K'],
  ['nothing is none', ' ', earlier, ''],
  ['a name is none', 'noraini', earlier, ''],
  ['a case after the call is none', '209181', { ...earlier, id: 10, createdAtMs: 1_100 }, ''],
])('%s', async (_what, typed, known, number) => {
  expect(await findTypedCase(askOf(known), typed, ended)).toEqual(succeed(number));
});

test('where the cases cannot be read, it says so: nothing is known of the number', async () => {
  const failed = fail<AppError>({ kind: 'database', errorCode: 'failed', detail: '' });
  const ask = (() => Promise.resolve(failed)) as unknown as Ask;
  expect(await findTypedCase(ask, '209181', ended)).toBe(failed);
  expect(await findTypedCase(ask, ' ', ended), 'there is no number').toEqual(succeed(''));
});
