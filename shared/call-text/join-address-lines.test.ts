import { describe, expect, test } from 'vitest';
import { createGazetteer } from '../gazetteer/gazetteer';
import outlines from '../gazetteer/region-outlines.json';
import towns from '../gazetteer/towns.json';
import { createConsumableText } from './consumable-text';
import { joinAddressLines } from './join-address-lines';
import { parseCallText } from './parse-call-text';
import { readChatTranscript } from './read-chat-transcript';

const gazetteer = createGazetteer(towns, outlines);

function join(text: string): string[] {
  const { source } = readChatTranscript(createConsumableText(text));
  const lines = joinAddressLines(source, gazetteer).remaining.split('\n');
  return lines.map((line) => line.replaceAll(/[\s\uE000]+/g, ' ').trim());
}

describe('the lines of an address become one', () => {
  test.each([
    ['12 Jalan Besar,\nTaman Jenaris,\n43000 Kajang', ['12 Jalan Besar, Taman Jenaris, 43000 Kajang']],
    ['No 3,\nKedai MPKK,\nJalan Pasar Baru,\nPekan', ['No 3, Kedai MPKK, Jalan Pasar Baru, Pekan']],
    ['88, Jalan SS 2/24,\nSea Park,\n47300 PJ', ['88, Jalan SS 2/24, Sea Park, 47300 PJ']],
    ['Brew Lab, 17,\nLorong Perda 8\n14000 BM', ['Brew Lab, 17, Lorong Perda 8 14000 BM']],
    [
      '5 Jalan Raja\n43900 Sepang,\nSelangor Darul Ehsan',
      ['5 Jalan Raja 43900 Sepang, Selangor Darul Ehsan'],
    ],
    [
      '[12/11/2026, 10:32] Ali: Lot 5,\n[12/11/2026, 10:33] Ali: Jalan Ampang,\n[12/11/2026, 10:33] Ali: 50450 KL',
      ['Lot 5, Jalan Ampang, 50450 KL'],
    ],
  ])('in %j', (text, lines) => {
    expect(join(text)).toStrictEqual(lines);
  });
});

describe('what is no line of the address stays apart', () => {
  test.each([
    '12 Jalan Besar\nKedai Maju\n43000 Kajang',
    'Lot 5\nSiti\nprinter rosak',
    '12 Jalan Besar,\nprinter rosak,\nKajang',
    '12 Jalan Besar,\n012-345 6789,\nKajang',
    '12 Jalan Besar, 43000 Kajang\n15 Jalan Raja, 50450 Kuala Lumpur',
    'Sea Park,\nRiverside,\nprinter rosak',
    '12 Jalan Besar\n\n43000 Kajang',
    'Level 3 printer rosak\nTaman Maju',
  ])('in %j', (text) => {
    expect(join(text)).toStrictEqual(text.split('\n'));
  });

  test.each([
    '[12/11/2026, 10:32] Ali: 12, Jalan Besar,\n[12/11/2026, 10:33] Siti: Taman Maju, Kajang',
    '[12/11/2026, 10:32] Ali: 12, Jalan Besar,\n[12/11/2026, 10:33] StoreHub Support: ok\n[12/11/2026, 10:33] Ali: Kajang',
  ])('of somebody else, or behind an answer, in %j', (text) => {
    expect(join(text)[0]).toBe('12, Jalan Besar,');
  });
});

describe('a long address in a chat is read whole, and nothing of it as the shop or the caller', () => {
  const addresses = [
    'B-G-08, Block B, Pusat Perdagangan Seri Kembangan, Persiaran Serdang Perdana, 43300 Seri Kembangan, Selangor',
    '17, Lorong Perda Utama 8, Pusat Bandar Perda, Bukit Mertajam, Pulau Pinang',
    'Unit 3-12, Level 3, Aeon Mall Tebrau City, Jalan Desa Tebrau, Taman Desa Tebrau, 81100 Johor Bahru, Johor',
    '21, 21A & 21B, Jalan Pahlawan 3, Pusat Bandar Senawang, 70450 Seremban, Negeri Sembilan',
    'No 3, Kedai MPKK, Jalan Pasar Baru, Pekan Lama, 26600 Pekan, Pahang',
    'Kiosk 4, Concourse Level, Berjaya Times Square, No 1, Jalan Imbi, 55100 Kuala Lumpur, Wilayah Persekutuan',
    'Lot 345, Kampung Padang Balai, Mukim Pulai Chondong, 16600 Machang, Kelantan',
    'A-12-3A, Menara Suezcap 1, KL Gateway, No 2, Jalan Kerinchi, Gerbang Kerinchi Lestari, Kuala Lumpur',
  ];
  const splits: readonly (readonly [string, (address: string) => string])[] = [
    ['one line', (address) => address],
    ['each piece on its line', (address) => address.replaceAll(', ', ',\n')],
    ['a break in the middle', (address) => address.replace(/^((?:[^,]+, ){2}[^,]+), /, '$1,\n')],
    ['a break without a comma', (address) => address.replace(/^((?:[^,]+, ){2}[^,]+), /, '$1\n')],
    ['a message for each piece', (address) => address.replaceAll(', ', ',\n[12/11/2026, 10:33 am] Ravi: ')],
  ];
  const header = '[12/11/2026, 10:32 am] Ravi: ';
  const cases = splits.flatMap(([name, split]) =>
    addresses.map((address) => [name, address, split] as const),
  );

  test.each(cases)('%s: %s', (_, address, split) => {
    const text = ['Hi, Ravi Banana Leaf here', 'ipad hang masa bayar', split(address), '0173344556'];
    const { fields } = parseCallText(text.map((line) => `${header}${line}`).join('\n'), gazetteer);

    expect(fields.map(({ field, value }) => [field, value])).toStrictEqual([
      ['phone', '0173344556'],
      ['name', 'Ravi'],
      ['storeName', 'Ravi Banana Leaf'],
      ['issue', 'ipad hang masa bayar'],
      ['serviceId', 18],
      ['address', address],
      ['state', expect.any(String)],
    ]);
  });
});
