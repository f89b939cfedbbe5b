import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Aida 0123456789, Aida Spices Klang, printer rosak', 'Klang', 'Selangor'],
  ['Mr Ng 0123456789, Happy Mart Bintulu Parkcity Mall, printer rosak', 'Bintulu Parkcity Mall', 'Sarawak'],
  [
    'Michelle 0126677889, Urban Threads Mid Valley Megamall, printer rosak',
    'Mid Valley Megamall',
    'Kuala Lumpur',
  ],
  ['Aida 0123456789, Aida Spices Putrajaya P9, printer rosak', 'Putrajaya P9', 'Putrajaya'],
  ['Aida 0123456789, Koperasi SMK Seri Ampang Ipoh, printer rosak', 'Ipoh', 'Perak'],
])('the place at the end of the shop in %j is the address', (text, address, state) => {
  expect(readCallText(text).fields).toMatchObject({ address, state });
});

test.each([
  ['of a dish', 'Aida 0123456789, Kedai Mee Bandung Muar, printer rosak'],
  ['beside a name that may be the place', 'Izwan, Zwan Vape Kulai, 0111872934, printer rosak, Wawasan'],
  ['beside a pin', 'Aida 0123456789, Aida Spices Klang, printer rosak, pin 3.0449,101.4456'],
])('the town %s is not the address', (_, text) => {
  expect(readCallText(text).fields).not.toHaveProperty('address');
});
