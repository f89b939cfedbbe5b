import { describe, expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { moveExtension, switchSmsByPhone } from './autofill-rules';
import { fakeForm } from '../session/fake-form.fixture';
import { fillingsIn, makeFillingsStore } from '../session/autofill-history';

function deskWith(change: Partial<CallFields>) {
  const { form, fields } = fakeForm(change);
  const fillings = fillingsIn(form, makeFillingsStore());
  return { fields, form, fillings };
}

describe.each([
  ['a landline', '03-2161 1234', 'landline'],
  ['a 1-300 number', '1-300-88-2525', 'tollFree'],
  ['a 1-800 number', '1800 88 1234', 'tollFree'],
])('%s', (_what, phone, reason) => {
  test('switches SMS off once, and never again after the agent has switched it on', () => {
    const { fields, form, fillings } = deskWith({ phone });
    switchSmsByPhone(form, fillings);
    expect(fields.isReceiveSms).toBe(false);
    expect(fillings.filledBy('isReceiveSms')).toBe(reason);
    fillings.refuse('isReceiveSms');
    expect(fields.isReceiveSms).toBe(true);
    switchSmsByPhone(form, fillings);
    expect(fields.isReceiveSms).toBe(true);
  });

  test('that becomes a mobile gets SMS again', () => {
    const { fields, form, fillings } = deskWith({ phone });
    switchSmsByPhone(form, fillings);
    fields.phone = '012-345 6789';
    switchSmsByPhone(form, fillings);
    expect(fields.isReceiveSms).toBe(true);
  });

  test('that becomes a number of the other kind keeps SMS off, with the other reason', () => {
    const { fields, form, fillings } = deskWith({ phone });
    switchSmsByPhone(form, fillings);
    fields.phone = reason === 'landline' ? '1-300-88-2525' : '03-2161 1234';
    switchSmsByPhone(form, fillings);
    expect(fields.isReceiveSms).toBe(false);
    expect(fillings.filledBy('isReceiveSms')).toBe(reason === 'landline' ? 'tollFree' : 'landline');
  });

  test('leaves it off where the agent did', () => {
    const { fields, form, fillings } = deskWith({ phone: '012-345 6789', isReceiveSms: false });
    switchSmsByPhone(form, fillings);
    expect(fields.isReceiveSms).toBe(false);
  });
});

test('an extension becomes a line of the remark, and comes back at one key', () => {
  const { fields, form, fillings } = deskWith({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(form, fillings, (digits) => `Ext ${digits}`);
  expect(fields).toMatchObject({ phone: '03-2161 1234', remark: 'back door\nExt 12' });
  fillings.takeBack();
  expect(fields).toMatchObject({ phone: '03-2161 1234 ext 12', remark: 'back door' });
  moveExtension(form, fillings, (digits) => `Ext ${digits}`);
  expect(fields.phone).toBe('03-2161 1234 ext 12');
});
