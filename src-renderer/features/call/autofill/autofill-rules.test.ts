import { describe, expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { moveExtension, switchSmsByPhone } from './autofill-rules';
import { createFakeForm } from '../session/fake-form.fixture';
import { createAutofillHistory, createAutofillStore } from '../session/autofill-history';

function deskWith(change: Partial<CallFields>) {
  const { form, fields } = createFakeForm(change);
  const autofill = createAutofillHistory(form, createAutofillStore());
  return { fields, form, autofill };
}

describe.each([
  ['a landline', '03-2161 1234', 'landline'],
  ['a 1-300 number', '1-300-88-2525', 'toll-free'],
  ['a 1-800 number', '1800 88 1234', 'toll-free'],
])('%s', (_what, phone, reason) => {
  test('switches SMS off once, and never again after the agent has switched it on', () => {
    const { fields, form, autofill } = deskWith({ phone });
    switchSmsByPhone(form, autofill);
    expect(fields.isReceiveSms).toBe(false);
    expect(autofill.filledBy('isReceiveSms')).toBe(reason);
    autofill.undoField('isReceiveSms');
    expect(fields.isReceiveSms).toBe(true);
    switchSmsByPhone(form, autofill);
    expect(fields.isReceiveSms).toBe(true);
  });

  test('that becomes a mobile gets SMS again', () => {
    const { fields, form, autofill } = deskWith({ phone });
    switchSmsByPhone(form, autofill);
    fields.phone = '012-345 6789';
    switchSmsByPhone(form, autofill);
    expect(fields.isReceiveSms).toBe(true);
  });

  test('that becomes a number of the other kind keeps SMS off, with the other reason', () => {
    const { fields, form, autofill } = deskWith({ phone });
    switchSmsByPhone(form, autofill);
    fields.phone = reason === 'landline' ? '1-300-88-2525' : '03-2161 1234';
    switchSmsByPhone(form, autofill);
    expect(fields.isReceiveSms).toBe(false);
    expect(autofill.filledBy('isReceiveSms')).toBe(reason === 'landline' ? 'toll-free' : 'landline');
  });

  test('leaves it off where the agent did', () => {
    const { fields, form, autofill } = deskWith({ phone: '012-345 6789', isReceiveSms: false });
    switchSmsByPhone(form, autofill);
    expect(fields.isReceiveSms).toBe(false);
  });
});

test('an extension becomes a line of the remark, and comes back at one key', () => {
  const { fields, form, autofill } = deskWith({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(form, autofill, (digits) => `Ext ${digits}`);
  expect(fields).toMatchObject({ phone: '03-2161 1234', remark: 'back door\nExt 12' });
  autofill.undo();
  expect(fields).toMatchObject({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(form, autofill, (digits) => `Ext ${digits}`);
  expect(fields.phone).toBe('03-2161 1234 ext 12');
});
