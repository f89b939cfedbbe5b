import { describe, expect, test } from 'vitest';
import { createCallerKey } from '../callers/caller-suggestions';
import { createContactNoteKey } from '../callers/contact-note';
import { parsePhoneNumber } from './parse-phone-number';
import { toContractPhone } from './storehub-phone-format';

describe('a typed number', () => {
  test.each([
    ['03-2161 1234 ext 12', { digits: '60321611234', extension: '12', kind: 'landline' }],
    ['03-2161 1234', { digits: '60321611234', extension: '', kind: 'landline' }],
    ['012-345 6789 x2', { digits: '60123456789', extension: '2', kind: 'mobile' }],
    ['+65 6123 4567 #9', { digits: '6561234567', extension: '9', kind: 'foreign' }],
    ['1-300-88-2525 ext 3', { digits: '1300882525', extension: '3', kind: 'toll-free' }],
    ['03-2161 1234 12', { digits: '6032161123412', extension: '', kind: 'unknown' }],
    ['withheld', { digits: 'withheld', extension: '', kind: 'unknown' }],
  ])('%j has its digits, extension and kind', (typed, parsed) => {
    expect(parsePhoneNumber(typed)).toMatchObject(parsed);
  });
});

test.each(['ext 12', 'x12', '分机１２', 'ext 12 or 15', '(ext 12, Ali)'])(
  'a number with %s has the same keys as without',
  (extension) => {
    const [plain, typed] = ['03-2161 1234', `03-2161 1234 ${extension}`];
    expect(toContractPhone(typed)).toBe('60321611234');
    expect(createContactNoteKey('caller', typed)).toBe(createContactNoteKey('caller', plain));
    expect(createCallerKey(toContractPhone(typed), '', '')).toBe('60321611234|');
  },
);
