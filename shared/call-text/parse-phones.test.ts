import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test('of two phone numbers, the one to call is the phone', () => {
  const { fields } = readCallText(
    'Office 03-7729 4410 closed now, call my hp 017-442 9036, Mr Ravi, Ravi Stores, drawer stuck',
  );
  expect(fields).toMatchObject({ phone: '017-442 9036', remark: '03-7729 4410' });
});

test('a phone number is left out if the text does not say whose number is the better one', () => {
  const { fields } = readCallText(
    'my boss 0133348812, mine 0173348812 (better), Suria Bakeri, printer rosak',
  );
  expect(fields).not.toHaveProperty('phone');
  expect(fields).toHaveProperty('remark', '0133348812\n0173348812');
});

test.each([
  ['0139028871 no wait 0139028817', '0139028817'],
  ['0197736654 tp better call 0139028817', '0139028817'],
  ['0139028817 jgn call 0389215573', '0139028817'],
  ['not 0139028871, use 0139028817', '0139028817'],
])('in %j, the phone is %j', (text, phone) => {
  expect(readCallText(`Farah, ${text}, Suria Bakeri, printer rosak`).fields).toHaveProperty('phone', phone);
});
