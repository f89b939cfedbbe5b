import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { setFollowUpLine, appendReferenceLine } from './follow-up-and-reference-lines-of-remark';

const followed = { reference: 'SH-7K3QA', caseNumber: 'STOREHUB0999-CA109193B' };
const line = 'Follow-up to STOREHUB0999-CA109193B';

test.each([
  ['', `${line}\n`],
  ['Back door', `${line}\nBack door`],
  ['Follow-up to SH-7K3QA', `${line}\n`],
  ['Follow-up to SH-ACDEF\nBack door', `${line}\nBack door`],
  ['Follow-up to 42-123456\nBack door', `${line}\nBack door`],
  ['Follow-up to SH-7K3QA\nBack door', `${line}\nBack door`],
  ['Follow-up to my call of Monday', `${line}\nFollow-up to my call of Monday`],
])('%j becomes %j', (remark, written) => {
  expect(setFollowUpLine(remark, followed)).toBe(written);
});

test.each([
  [null, 'SH-7K3QA'],
  ['CA 109', 'SH-7K3QA'],
])('with the case number %j the reference stands for it', (caseNumber, expected) => {
  expect(setFollowUpLine('', { ...followed, caseNumber })).toBe(`Follow-up to ${expected}\n`);
});

test.each(['yesterday', 'Siti', '9am', '12/11/2026', '28-NOV', 'Maju#2'])(
  'the words Follow-up to %s are the agent’s own, and stay',
  (words) => {
    const remark = `Follow-up to ${words}\nBring paper`;
    expect(setFollowUpLine(remark, followed)).toBe(`${line}\n${remark}`);
    expect(setFollowUpLine(remark, null)).toBe(remark);
    expect(setFollowUpLine(`${line}\n${remark}`, null)).toBe(remark);
  },
);

test.each(['old-7', '77', 'STOREHUB0999-CA109193B'])(
  'the line of what the call followed goes, whatever its case number %s looks like',
  (caseNumber) => {
    const before = { reference: 'SH-7K3QA', caseNumber };
    const written = setFollowUpLine('Bring paper', before);
    expect(setFollowUpLine(written, followed, before)).toBe(`${line}\nBring paper`);
    expect(setFollowUpLine(written, null, before)).toBe('Bring paper');
    expect(setFollowUpLine(setFollowUpLine('', before), null, before)).toBe('');
  },
);

const callOf = (issue: string) => ({
  reference: 'SH-7K3QA',
  caseNumber: null,
  neverSent: { createdAtMs: new Date(2026, 10, 9, 8, 5).getTime(), issue },
});
const callLine = 'Follow-up to the call of 9 Nov 2026, 08:05';

test.each([
  ['', callLine],
  [' printer\n jams ', `${callLine}: printer jams`],
  ['x'.repeat(81), `${callLine}: ${'x'.repeat(79)}…`],
  [`${'x'.repeat(78)}😀😀`, `${callLine}: ${'x'.repeat(78)}…`],
])(
  'a call that was never a ticket is quoted by its time and its issue %j, and its reference is not',
  (issue, expected) => {
    const written = setFollowUpLine('Back door', callOf(issue));
    expect(written).toBe(`${expected}\nBack door`);
    expect(setFollowUpLine(written, callOf('another'))).toBe(`${callLine}: another\nBack door`);
    expect(setFollowUpLine(written, followed)).toBe(`${line}\nBack door`);
    expect(setFollowUpLine(written, null)).toBe('Back door');
  },
);

const remarks = fc.oneof(
  fc.string({ maxLength: 1200, size: 'max', unit: 'grapheme' }),
  fc.nat({ max: 1100 }).map((length) => 'x'.repeat(length)),
);

test('the follow-up line is written before any remark, never duplicated, and removed completely', () => {
  fc.assert(
    fc.property(remarks, (remark) => {
      const once = setFollowUpLine(remark, followed);
      expect(once).toBe(`${line}\n${remark}`);
      expect(setFollowUpLine(once, followed)).toBe(once);
      expect(setFollowUpLine(once, null)).toBe(remark);
    }),
  );
});

test('appends the reference as the last line if it fits', () => {
  expect(appendReferenceLine('', 'SH-7K3QA')).toBe('SH-7K3QA');
  expect(appendReferenceLine(' Back door \n', 'SH-7K3QA')).toBe('Back door\nSH-7K3QA');
  expect(appendReferenceLine('x'.repeat(991), 'SH-7K3QA')).toHaveLength(1000);
  expect(appendReferenceLine('x'.repeat(992), 'SH-7K3QA')).toBe('x'.repeat(992));
});
