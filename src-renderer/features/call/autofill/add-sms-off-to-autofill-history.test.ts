import { expect, test } from 'vitest';
import { createTestSession } from '../session/call-session.fixture';
import { addSmsOffToAutofillHistory } from './add-sms-off-to-autofill-history';

test.each([
  ['03-2161 1234', 'landline'],
  ['1-300-88-2525', 'toll-free'],
  ['012-345 6789', undefined],
] as const)('SMS that is off for %s was switched off by: %s', (phone, reason) => {
  const { session } = createTestSession({ phone, isReceiveSms: false });
  addSmsOffToAutofillHistory(session);
  expect(session.filledBy('isReceiveSms')).toBe(reason);
});

test('an extension that came with the number of the earlier ticket changes nothing of that', () => {
  const { session } = createTestSession({ phone: '60321611234', isReceiveSms: false });
  session.recordFilled({
    source: 'extension',
    before: { phone: '60321611234 Ext 12', remark: '' },
    after: { phone: '60321611234', remark: 'Ext 12\n' },
  });
  addSmsOffToAutofillHistory(session);
  expect(session.filledBy('isReceiveSms')).toBe('landline');
});

test('leaves an existing autofill history unchanged', () => {
  const { session } = createTestSession({ phone: '03-2161 1234' });
  session.fill('landline', { isReceiveSms: false });
  session.undo();
  session.change({ isReceiveSms: false });
  addSmsOffToAutofillHistory(session);
  expect(session.filledBy('isReceiveSms')).toBeUndefined();
});
