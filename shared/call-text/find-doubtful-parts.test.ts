import { describe, expect, test } from 'vitest';
import { createGazetteer } from '../gazetteer/gazetteer';
import outlines from '../gazetteer/region-outlines.json';
import towns from '../gazetteer/towns.json';
import { parseCallText } from './parse-call-text';

const gazetteer = createGazetteer(towns, outlines);

function read(text: string): { readonly fields: Readonly<Record<string, unknown>>; readonly rest: string } {
  const { fields, rest } = parseCallText(text, gazetteer);
  return {
    fields: Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    rest: rest.join(' '),
  };
}

/** The same words are in no field of the doubtful line but in its rest, and fill the field of the clear one. */
type Pair = { readonly doubtful: string; readonly rest: string; readonly clear: string };

describe('a complaint is left out', () => {
  test.each<[why: string, pair: Pair]>([
    [
      'if its words may as well name the shop',
      {
        doubtful:
          'Farhana Ishak 0192238817 The Hijab Lab exchange policy text too long cut off, G-33 IOI City Mall, 62502 Putrajaya',
        rest: 'exchange policy text too long',
        clear:
          'Farhana Ishak 0192238817 The Hijab Lab, exchange policy text too long, G-33 IOI City Mall, 62502 Putrajaya',
      },
    ],
    [
      'if nobody knows where the shop ends',
      {
        doubtful: 'Jamilah 0138871123 kedai gambar jamilah passport photo size wrong label labuan',
        rest: 'size wrong label',
        clear: 'Jamilah 0138871123 kedai gambar jamilah, passport photo size wrong label, labuan',
      },
    ],
    [
      'if a small letter may be of the shop or of the complaint',
      {
        doubtful: 'Low Hong 0122210034 Little Pigs BBQ kitchen printer print twice pandan indah',
        rest: 'printer print twice',
        clear: 'Low Hong 0122210034 Little Pigs BBQ, kitchen printer print twice, pandan indah',
      },
    ],
    [
      'if more of its sentence is left over',
      {
        doubtful:
          'ice machine pos dead, pls send technician to Ipoh Garden East, Dessert Fairy, Ms Yap 012-5012345',
        rest: 'ice machine pos dead',
        clear: 'ice machine pos dead, Ipoh Garden East, Dessert Fairy, Ms Yap 012-5012345',
      },
    ],
    [
      'if a shop that nothing else names may come first',
      {
        doubtful: 'suri 0113345 8871 suri tart nenas nak print label halal Sg Buloh',
        rest: 'nak print label halal',
        clear: 'suri 0113345 8871, kedai tart suri, nak print label halal, Sg Buloh',
      },
    ],
    [
      'if the caller may be within it',
      {
        doubtful: 'Happy Mart 0111 7782 331 night shift Bikash cannot void, Pandan Indah',
        rest: 'Bikash cannot void',
        clear: 'Bikash, Happy Mart, 0111 7782 331, cannot void, Pandan Indah',
      },
    ],
    [
      'if capitals at its end may name a place',
      {
        doubtful:
          'Mrs Fernandez Portuguese Grill House 06-2847712 new waiter cannot login Portuguese Settlement Melaka',
        rest: 'new waiter cannot login Portuguese Settlement',
        clear:
          'Mrs Fernandez, Portuguese Grill House, 06-2847712, new waiter cannot login, Portuguese Settlement Melaka',
      },
    ],
    [
      'if an area may end it',
      {
        doubtful: 'Peggy from Doggy Daycare PJ (0123381172) drop off time cannot edit SS3',
        rest: 'drop off time cannot edit SS3',
        clear: 'Peggy from Doggy Daycare PJ (0123381172), drop off time cannot edit, SS3',
      },
    ],
    [
      'if a landmark may end it',
      {
        doubtful:
          'Harith Cafe Loteng 0177782231 line putus bila hujan atas bank Muamalat Jalan Dato Onn Bandar Penggaram 83000 Batu Pahat',
        rest: 'line putus bila hujan atas bank Muamalat',
        clear:
          'Harith, Cafe Loteng 0177782231, line putus bila hujan, Jalan Dato Onn, Bandar Penggaram, 83000 Batu Pahat',
      },
    ],
    [
      'if it carries on what comes before',
      {
        doubtful:
          'Natalie / Smiles Gelato / 014-6679912 / freezer temp sensor? or pos, not sure / Straits Quay',
        rest: 'or pos, not sure',
        clear: 'Natalie / Smiles Gelato / 014-6679912 / pos or freezer sensor, not sure / Straits Quay',
      },
    ],
    [
      'if it begins with the role of a shop',
      {
        doubtful:
          'fwd: hi team, merchant pho saigon complaint cash drawer wont open. outlet damansara jaya. owner nguyen thi lan 0123998712',
        rest: 'cash drawer wont open',
        clear:
          'fwd: hi team, cash drawer wont open. merchant pho saigon. outlet damansara jaya. owner nguyen thi lan 0123998712',
      },
    ],
    [
      'if a second sentence stands elsewhere in the line',
      {
        doubtful:
          'Nad 0178823319 Nad Thrift Bundle, live sale order hilang, Batu Pahat. dia cakap slow sikit',
        rest: 'live sale order hilang',
        clear: 'Nad 0178823319 Nad Thrift Bundle, live sale order hilang, Batu Pahat',
      },
    ],
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(read(doubtful).fields).not.toHaveProperty('issue');
    expect(read(doubtful).rest).toContain(rest);
    expect(read(clear).fields).toHaveProperty('issue');
  });
});

describe('a name is left out', () => {
  test.each<[why: string, pair: Pair]>([
    [
      'if nobody knows where the shop begins',
      {
        doubtful: 'Esther Ngo Grace Christian Bookstore 082-233318, printer rosak',
        rest: 'Esther Ngo Grace',
        clear: 'Esther Ngo, Grace Christian Bookstore 082-233318, printer rosak',
      },
    ],
    [
      'if a word comes twice in it',
      {
        doubtful: 'Gilbert anak Ringkai Ringkai Mini Market 084-891127 printer rosak Kapit',
        rest: 'Gilbert anak Ringkai',
        clear: 'Gilbert anak Ringkai, Ringkai Mini Market 084-891127 printer rosak Kapit',
      },
    ],
    [
      'if it may have another word',
      {
        doubtful: 'kim hock trading 04-9171123 mr kim hock scanner light but no beep langkawi',
        rest: 'mr kim',
        clear: 'kim hock trading 04-9171123 mr kim hock, scanner light but no beep, langkawi',
      },
    ],
    [
      'if an unknown word in front may be the caller',
      {
        doubtful: 'norhaida, pasar raya haida, 0148897712, timbang tak keluar harga, kuala krai',
        rest: 'haida',
        clear: 'aida, pasar raya haida, 0148897712, timbang tak keluar harga, kuala krai',
      },
    ],
    [
      'if it may be a shop and a name',
      {
        doubtful: 'Soya King Lau Ah Lek 0162280099 Kluang resit cetak huruf pelik',
        rest: 'Soya King Lau Ah Lek',
        clear: 'Soya King, Lau Ah Lek 0162280099, Kluang, resit cetak huruf pelik',
      },
    ],
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(read(doubtful).fields).not.toHaveProperty('name');
    expect(read(doubtful).rest).toContain(rest);
    expect(read(clear).fields).toHaveProperty('name');
  });
});

describe('an address is left out', () => {
  test.each<[why: string, pair: Pair]>([
    [
      'if its number is that of the stall before it',
      {
        doubtful: 'Wong Siew Fun 0127765512 Fun Toys Lot 1-22 Aman Central barcode not found all items',
        rest: '1-22 Aman Central',
        clear: 'Wong Siew Fun 0127765512 Fun Toys, Lot 1-22 Aman Central, barcode not found all items',
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
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(read(doubtful).fields).not.toHaveProperty('address');
    expect(read(doubtful).rest).toContain(rest);
    expect(read(clear).fields).toHaveProperty('address');
  });
});

test('a phone number is left out if the text says which one not to call', () => {
  const { fields } = read('jgn call 0133348812 guna 0173348812, Suria Bakeri, printer rosak');
  expect(fields).not.toHaveProperty('phone');
  expect(fields).toHaveProperty('remark', '0133348812\n0173348812');
});

describe('a complaint is read from comma to comma', () => {
  test.each([
    ['with its unknown words', 'service bay 2 job card vanish'],
    ['if it begins with goods', 'chicken chop button price zero'],
    ['without any known word', 'croissant puffs come out pale'],
    ['with a last word that may be a label', 'pet weight field only whole number'],
    ['with a first word that may be a label', 'hp rating field missing'],
    ['with its percent sign', 'sugar level 0% print as 100%'],
  ])('%s', (_, issue) => {
    const text = `Tengku Amirul, TA Bistro, 0122234478, ${issue}, 23, Jalan Utas 15/7, 40200 Shah Alam`;
    expect(read(text).fields).toHaveProperty('issue', issue);
  });

  test('across the shop that it names', () => {
    const issue = 'the pos at Bubur Ayam Mama keep asking for licence';
    expect(read(`${issue}, 0172234409 Jah`).fields).toHaveProperty('issue', issue);
  });

  test('without a stretch in front that names no trouble', () => {
    const { fields } = read('suri 0113345 8871, resepi nenas ibu, nak print label halal, Kajang');
    expect(fields).toHaveProperty('issue', 'nak print label halal');
  });
});
