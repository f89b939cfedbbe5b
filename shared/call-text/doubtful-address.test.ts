import { describe, expect, test } from 'vitest';
import { readCallText, type DoubtfulPair } from './read-call-text-and-doubtful-pair.fixture';

describe('an address is left out', () => {
  test.each<[why: string, pair: DoubtfulPair]>([
    [
      'if its number is that of the stall before it',
      {
        doubtful: 'Wong Siew Fun 0127765512 Fun Toys Lot 1-22 Aman Central barcode not found all items',
        rest: '1-22 Aman Central',
        clear: 'Wong Siew Fun 0127765512 Fun Toys, Lot 1-22 Aman Central, barcode not found all items',
      },
    ],
    [
      'if it names alternatives',
      {
        doubtful: 'Kak Ros 0123456789, Kedai Ros, printer rosak, Seksyen 7 tapi Nilai atau Bangi',
        rest: 'Seksyen 7 tapi Nilai atau Bangi',
        clear: 'Kak Ros 0123456789, Kedai Ros, printer rosak, Seksyen 7, Bangi',
      },
    ],
    [
      'if the digits of its number stand apart',
      {
        doubtful: 'Kak Ros 0123456789, Kedai Ros, printer rosak, at 2 4 6 Jalan Ipoh 51200',
        rest: '2 4 6 Jalan Ipoh 51200',
        clear: 'Kak Ros 0123456789, Kedai Ros, printer rosak, at 246 Jalan Ipoh 51200',
      },
    ],
    [
      'if two postcodes are in it',
      {
        doubtful: 'Ros Mart 3 Jln Kenari 47100 Puchong sorry 47170 Puchong, 0123456789 printer rosak',
        rest: '3 Jln Kenari 47100 Puchong sorry 47170 Puchong',
        clear: 'Ros Mart 3 Jln Kenari 47170 Puchong, 0123456789 printer rosak',
      },
    ],
    [
      'if a label is before the first of two',
      {
        doubtful:
          'Billing address 1 Jalan Raja 50000 KL, site 5 Jalan Ros 14000 Bukit Mertajam, printer rosak',
        rest: '5 Jalan Ros 14000 Bukit Mertajam',
        clear: 'Address 5 Jalan Ros 14000 Bukit Mertajam, printer rosak',
      },
    ],
    [
      'if one of its numbers is left over',
      {
        doubtful: 'Kak Ros 0123456789, No 5 & 7 Jalan Ros 2/3B, printer rosak',
        rest: '7 Jalan Ros 2/3B',
        clear: 'Kak Ros 0123456789, No 7 Jalan Ros 2/3B, printer rosak',
      },
    ],
    [
      'if it begins with a street that is denied',
      {
        doubtful: 'shop at 12, Jalan Bunga (bukan Jalan Bunga Raya ya), 75100 Melaka. Ros 0123456789',
        rest: 'Jalan Bunga Raya ya',
        clear: 'shop at 12, Jalan Bunga, 75100 Melaka. Ros 0123456789',
      },
    ],
    [
      'if an unknown word follows its town',
      {
        doubtful: 'Kak Ros 0123456789, Kedai Ros, printer rosak, 47100 Puchong zenith. Hari ini',
        rest: '47100 Puchong',
        clear: 'Kak Ros 0123456789, Kedai Ros, printer rosak, 47100 Puchong. Hari ini',
      },
    ],
    [
      'if it may be the end of the shop',
      {
        doubtful: 'cikgu maznah, koperasi sk taman ria, 0195567712, harga buku salah, sungai petani',
        rest: 'taman ria',
        clear: 'cikgu maznah, koperasi sk ria, 0195567712, harga buku salah, taman ria, sungai petani',
      },
    ],
    [
      'if the shop may follow',
      {
        doubtful:
          'Low Yat Digital Mall 3F-12 Pixel Camera Alex Toh 03-21449981 trade in value cannot key negative',
        rest: 'Low Yat Digital Mall 3F-12 Pixel Camera',
        clear:
          'Low Yat Digital Mall 3F-12, Pixel Camera, Alex Toh 03-21449981, trade in value cannot key negative',
      },
    ],
    [
      'if small letters carry on the complaint',
      {
        doubtful: 'Danish 0178839981, Ayam Gunting XL, ipad rosak taman lama, Kota Damansara',
        rest: 'taman lama',
        clear: 'Danish 0178839981, Ayam Gunting XL, ipad rosak, Taman Lama, Kota Damansara',
      },
    ],
    [
      'if what follows may be its town',
      {
        doubtful: 'Gaya Street, KK. Shop Borneo Pearl. Ask for Mr Chong 088-251190. Ring size not in list',
        rest: 'Gaya Street',
        clear:
          'Gaya Street, Kota Kinabalu. Shop Borneo Pearl. Ask for Mr Chong 088-251190. Ring size not in list',
      },
    ],
    [
      'if its number may be of the complaint',
      {
        doubtful: 'Kok Siew Har, Kee Dim Sum, 05-2538817, button stuck on 9, Jalan Leong Sin Nam, 30300 Ipoh',
        rest: 'button stuck on 9, Jalan Leong Sin Nam, 30300 Ipoh',
        clear: 'Kok Siew Har, Kee Dim Sum, 05-2538817, button stuck, 9, Jalan Leong Sin Nam, 30300 Ipoh',
      },
    ],
    [
      'if it begins with a shop that nothing else names',
      {
        doubtful: 'Mr Selvam 019-4478816 Game On Arcade unit G-23 Suria Sabah cash register cannot open',
        rest: 'unit G-23 Suria Sabah',
        clear: 'Mr Selvam 019-4478816 Game On Arcade, unit G-23 Suria Sabah, cash register cannot open',
      },
    ],
    [
      'if the street in front of its postcode is left over',
      {
        doubtful: 'Zarqina 0193321176 Kedai Maju printer rosak Penang Street 10200 Penang',
        rest: 'Penang Street',
        clear: 'Zarqina 0193321176 Kedai Maju printer rosak, 10200 Penang',
      },
    ],
    [
      'if the estate in front of its postcode is left over',
      {
        doubtful: 'Ruzaini 0146679912 Kedai Maju printer rosak Bukit Cempaka 48300',
        rest: 'Bukit Cempaka',
        clear: 'Ruzaini 0146679912 Kedai Maju, printer rosak, 48300 Rawang',
      },
    ],
    [
      'if the unit in front of it is left over',
      {
        doubtful: 'Carmen Low, Little Bento, 0123398821, drawer stuck, 1-12 Arkadia, Desa ParkCity, KL',
        rest: '1-12 Arkadia',
        clear: 'Carmen Low, Little Bento, 0123398821, drawer stuck, Desa ParkCity, KL',
      },
    ],
    [
      'if a building in front of it may be left over',
      {
        doubtful: 'Alvin Sia, Sia Works, 0896682130, pdf garbled, Mile Four, Jalan Utara, Sandakan',
        rest: 'Mile Four',
        clear: 'Alvin Sia, Sia Works, 0896682130, pdf garbled, 4 Jalan Utara, Sandakan',
      },
    ],
    [
      'if it begins with what a shop sells',
      {
        doubtful: 'Lee Mun Yee, 0112 778 3340 Muthu Cendol Penang Road, WASH PACKAGE 5+1 NOT DEDUCT',
        rest: 'Penang Road',
        clear: 'Lee Mun Yee, 0112 778 3340 Muthu Cendol, 5 Penang Road, WASH PACKAGE 5+1 NOT DEDUCT',
      },
    ],
    [
      'if the shop in front of its postcode is set apart',
      {
        doubtful: 'drawer stuck / Teratak Halim Catering / 1 Utama LG219, 47800 / Roslan',
        rest: '1 Utama',
        clear: 'drawer stuck / Teratak Halim Catering / 47800 / Roslan',
      },
    ],
    [
      'if its number may be where the screen stops',
      {
        doubtful: 'Siti Hajar, Klinik Hajar, 0735277180, screen stuck at 12, Jalan Dedap 4, 81100 JB',
        rest: '12, Jalan Dedap 4',
        clear: 'Siti Hajar, Klinik Hajar, 0735277180, screen stuck, 12, Jalan Dedap 4, 81100 JB',
      },
    ],
    [
      'if it begins with a number with a slip',
      {
        doubtful:
          'barcode label too light, Gregory, Dapur Hanisah 089-773 2210, 31 Jalan Ipoh, 51200 Kuala Lumpur',
        rest: '089-773 2210',
        clear:
          'barcode label too light, Gregory, Dapur Hanisah 089-773221, 31 Jalan Ipoh, 51200 Kuala Lumpur',
      },
    ],
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(readCallText(doubtful).fields).not.toHaveProperty('address');
    expect(readCallText(doubtful).rest).toContain(rest);
    expect(readCallText(clear).fields).toHaveProperty('address');
  });
});

test('the number of a terminal is no postcode', () => {
  const { fields } = readCallText('Ros 0123456789, terminal 81100 offline, Kajang');
  expect(fields).toMatchObject({ issue: 'terminal 81100 offline', address: 'Kajang', state: 'Selangor' });
});

test.each([
  ['bukan Perlis tapi Parit Buntar, Din 0123456789, Din Burger, printer rosak', 'Perak'],
  ['Kajang? no, Kluang. Din 0123456789, Din Burger, printer rosak', 'Johor'],
])('a denied place says nothing of the region in %j', (text, state) => {
  expect(readCallText(text).fields).toMatchObject({ state });
});
