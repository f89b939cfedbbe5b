import { expect, test } from 'vitest';
import { errorCodes } from './storehub-error-codes';
import { findNamedField } from './find-named-field';

test.each([
  ['Phone is invalid', 'phone'],
  ['Invalid parameter: phone number', 'phone'],
  ['Ticket.Name must not be empty', 'name'],
  ['Invalid parameter "name"', 'name'],
  ['The field Name is required', 'name'],
  ['Invalid store name', 'storeName'],
  ['store_name too long', 'storeName'],
  ['Unknown ServiceId', 'serviceId'],
  ['service id 4 does not exist', 'serviceId'],
  ['LATITUDE out of range', 'latitude'],
  ['Invalid State', 'state'],
  ['Appointment.State: unknown state', 'state'],
  ['Email Address is not valid', 'email'],
  ['Address too long; Name too long', 'address'],
  ["'Remark' exceeds 1000 characters", 'remark'],
  ['Priority must be -1, 0 or 1', 'priority'],
])('%j names %s', (message, field) => {
  expect(findNamedField(message)).toBe(field);
});

test.each([
  '',
  'no such store',
  'The request is in an invalid state',
  'There was an issue with the address of the file name',
  'Invalid IP Address',
  'phonebook not found',
  ...errorCodes.map(({ description }) => description),
])('%j names none', (message) => {
  expect(findNamedField(message)).toBeNull();
});
