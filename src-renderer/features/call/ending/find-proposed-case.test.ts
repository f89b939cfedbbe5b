import { expect, test } from 'vitest';
import type { AppError } from '../../../../shared/errors/app-error';
import { fail, succeed } from '../../../../shared/result';
import type { Ask } from '../../../ipc/ipc-client';
import { findProposedCase } from './find-proposed-case';

const failed = fail<AppError>({ kind: 'database', errorCode: 'failed', detail: '' });
const numbered = { id: 7, caseNumber: 'STOREHUB1400-CA209181M', reference: 'SH-7K3Q' };
const similar = { id: 8, caseNumber: 'STOREHUB1400-CA209181M2', reference: 'SH-8K3Q' };

/** Answers every search with these cases, or with an error. */
function askWhile(searched: typeof failed | readonly unknown[]): Ask {
  const answers: Readonly<Record<string, unknown>> = {
    'callers.match': succeed({ callers: [], dismissed: [] }),
    'history.search': 'ok' in searched ? searched : succeed({ rows: searched, next: null }),
  };
  return ((channel: string) => Promise.resolve(answers[channel])) as unknown as Ask;
}

test('is the case with the number, or with the reference that it had before it got one', async () => {
  const ask = askWhile([similar, numbered]);
  expect(await findProposedCase(ask, 'STOREHUB1400-CA209181M')).toEqual(succeed(numbered));
  expect(await findProposedCase(ask, 'SH-7K3Q')).toEqual(succeed(numbered));
});

test('is none for a number that only a part of another has, or that nobody has', async () => {
  expect(await findProposedCase(askWhile([similar]), 'CA209181M')).toEqual(succeed(null));
  expect(await findProposedCase(askWhile([]), '5555555')).toEqual(succeed(null));
});

test('is not known while the cases cannot be read', async () => {
  expect(await findProposedCase(askWhile(failed), 'STOREHUB1400-CA209181M')).toBe(failed);
});
