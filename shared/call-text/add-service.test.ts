import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

const serviceOf = (issue: string) =>
  readCallText(`${issue}. Kedai Maju, Puan Rohani 012-345 6789, 12 Jalan Besar, 43000 Kajang`).fields[
    'serviceId'
  ];

test.each([
  ['minta seorang jaga masa hari pertama buka kedai', 3],
  ['we renovate and now the LAN cable is cut so POS no internet', 18],
  ['laci jatuh dalam air kena tukar baru', 18],
  ['nak pasang ipad POS kat kedai baru', 1],
  ['要装两台安卓收银机', 39],
])('%s needs service %i', (issue, serviceId) => {
  expect(serviceOf(issue)).toBe(serviceId);
});

test.each([
  'nak pasang POS baru kat kedai kedua',
  'want setup POS at the new branch',
  'add one more outlet to our account',
])('%s does not say which service', (issue) => {
  expect(serviceOf(issue)).toBeUndefined();
});

test('the name of a caller says no system', () => {
  const { fields } = readCallText(
    'request POS installation, Mr Chandran 012-345 6789, 12 Jalan Besar, 43000 Kajang',
  );

  expect(fields).not.toHaveProperty('serviceId');
});

test.each([
  'complaint technician came late, Mr Lim 012-222 3333, Kedai Lim, Ipoh',
  'Complaint: technician never came, Ali 012-333 4444',
  'complain pasal technician yg datang lambat, Ali 012-333 4444',
])('%s needs no visit', (text) => {
  expect(readCallText(text).fields).not.toHaveProperty('serviceId');
});

test('a complaint about a device needs one', () => {
  expect(readCallText('complaint printer rosak, Mr Lim 012-222 3333').fields).toMatchObject({
    serviceId: 18,
  });
});
