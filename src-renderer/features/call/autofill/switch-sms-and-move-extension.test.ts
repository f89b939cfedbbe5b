import { describe, expect, test } from 'vitest';
import { moveExtension, switchSmsByPhone } from './switch-sms-and-move-extension';
import { createTestSession } from '../session/call-session.fixture';

describe.each([
  ['a landline', '03-2161 1234', 'landline'],
  ['a 1-300 number', '1-300-88-2525', 'toll-free'],
  ['a 1-800 number', '1800 88 1234', 'toll-free'],
])('%s', (_what, phone, reason) => {
  test('switches SMS off once, and never again after the agent has switched it on', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
    expect(session.filledBy('isReceiveSms')).toBe(reason);
    session.undoField('isReceiveSms');
    expect(session.getFields().isReceiveSms).toBe(true);
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(true);
  });

  test('that becomes a mobile gets SMS again', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    session.edit('phone', '012-345 6789');
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(true);
  });

  test('that becomes a number of the other kind keeps SMS off, with the other reason', () => {
    const { session } = createTestSession({ phone });
    switchSmsByPhone(session);
    session.edit('phone', reason === 'landline' ? '1-300-88-2525' : '03-2161 1234');
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
    expect(session.filledBy('isReceiveSms')).toBe(reason === 'landline' ? 'toll-free' : 'landline');
  });

  test('leaves it off where the agent did', () => {
    const { session } = createTestSession({ phone: '012-345 6789', isReceiveSms: false });
    switchSmsByPhone(session);
    expect(session.getFields().isReceiveSms).toBe(false);
  });
});

test('moves an extension to the remark, and one key undoes it', () => {
  const { session } = createTestSession({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(session, (digits) => `Ext ${digits}`);
  expect(session.getFields()).toMatchObject({ phone: '03-2161 1234', remark: 'back door\nExt 12' });
  session.undo();
  expect(session.getFields()).toMatchObject({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(session, (digits) => `Ext ${digits}`);
  expect(session.getFields().phone).toBe('03-2161 1234 ext 12');
});
