import { describe, expect, test } from 'vitest';
import type { CallFields } from '../../../shared/call';
import { placesFrom } from '../../../shared/places/places';
import outlines from '../../../shared/places/state-outlines.json';
import towns from '../../../shared/places/towns.json';
import {
  fillFromPostcode,
  moveExtension,
  pinOfPostcode,
  postcodeForPin,
  stateOfPin,
  switchSmsByPhone,
} from './by-the-app';
import { fakeForm } from './fake-form.fixture';
import { fillingsIn, makeFillingsStore } from './fillings';

const places = placesFrom(towns, outlines);

function deskWith(change: Partial<CallFields>) {
  const { form, fields } = fakeForm(change);
  const fillings = fillingsIn(form, makeFillingsStore());
  return { fields, form, fillings };
}

describe('the postcode of the address', () => {
  test('fills a blank state, and follows the address as long as the state is its own', () => {
    const { fields, form, fillings } = deskWith({ address: '12 Jalan Besar, 43000 Kajang' });
    fillFromPostcode(form, fillings, places);
    expect(fields.state).toBe('Selangor');
    fields.address = '12 Jalan Besar, 50450 KL';
    fillFromPostcode(form, fillings, places);
    expect(fields.state).toBe('Kuala Lumpur');
  });

  test('never touches a state that the agent typed', () => {
    const { fields, form, fillings } = deskWith({ address: '43000 Kajang', state: 'Johor' });
    fillFromPostcode(form, fillings, places);
    expect(fields.state).toBe('Johor');
  });

  test('does not fill again what was taken back', () => {
    const { fields, form, fillings } = deskWith({ address: '43000 Kajang' });
    fillFromPostcode(form, fillings, places);
    fillings.takeBack();
    fillFromPostcode(form, fillings, places);
    expect(fields.state).toBe('');
  });

  test('is offered as a pin only where there is none', () => {
    const { fields } = deskWith({ address: '43000 Kajang' });
    const postcode = postcodeForPin(fields, places);
    expect(postcode?.code).toBe('43000');
    expect(pinOfPostcode(postcode!, 7).pin).toMatchObject({ source: 'postcode', setAtMs: 7, stale: false });
    expect(postcodeForPin({ ...fields, latitude: '3' }, places)).toBeUndefined();
  });
});

test.each([
  ['Johor', '3.1573', '101.7122', 'Kuala Lumpur'],
  ['Kuala Lumpur', '3.1573', '101.7122', undefined],
  ['KL', '3.1573', '101.7122', undefined],
  ['', '3.1573', '101.7122', undefined],
  ['Johor', '3.1573', '', undefined],
])('a call in %s with the pin %s, %s lies in %s', (state, latitude, longitude, expected) => {
  expect(stateOfPin({ state, latitude, longitude }, places)).toBe(expected);
});

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
