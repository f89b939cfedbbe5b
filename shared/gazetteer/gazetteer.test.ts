import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLocation } from '../pin/parse-location';
import { isInMalaysia } from '../pin/pin-and-coordinates';
import { regions } from '../regions/malaysian-regions';
import { createGazetteer } from './gazetteer';
import { aliasesByTown } from './town-aliases';
import outlines from './region-outlines.json';
import towns from './towns.json';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

const places = createGazetteer(towns, outlines);
const codes = Object.values(towns).flatMap((rows) =>
  rows.flatMap((row) => String(row[4]).match(/\d+/g) ?? []),
);

describe('the postcodes', () => {
  test('are all 2,929, each in one town', () => {
    expect(codes).toHaveLength(2929);
    expect(new Set(codes).size).toBe(2929);
    expect(codes.every((code) => /^\d{5}$/.test(code))).toBe(true);
  });

  test('lead to a place in Malaysia that fits their state, and say how rough it is', () => {
    const misfits = codes.filter((code) => {
      const town = places.lookUpPostcode(code);
      return !(
        town !== undefined &&
        isInMalaysia(town.coordinates) &&
        places.isPlausibleRegion(town.region, town.coordinates) === true &&
        town.radiusMetres >= 2000 &&
        town.radiusMetres <= 60_000
      );
    });

    expect(misfits).toStrictEqual([]);
  });

  test.each([
    { code: '80000', town: 'Johor Bahru', region: 'Johor' },
    { code: '84000', town: 'Muar', region: 'Johor' },
    { code: '86800', town: 'Mersing', region: 'Johor' },
    { code: '05000', town: 'Alor Setar', region: 'Kedah' },
    { code: '08000', town: 'Sungai Petani', region: 'Kedah' },
    { code: '07000', town: 'Langkawi', region: 'Kedah' },
    { code: '15000', town: 'Kota Bharu', region: 'Kelantan' },
    { code: '50450', town: 'Kuala Lumpur', region: 'Kuala Lumpur' },
    { code: '60000', town: 'Kuala Lumpur', region: 'Kuala Lumpur' },
    { code: '87000', town: 'Labuan', region: 'Labuan' },
    { code: '75000', town: 'Melaka', region: 'Melaka' },
    { code: '70000', town: 'Seremban', region: 'Negeri Sembilan' },
    { code: '25000', town: 'Kuantan', region: 'Pahang' },
    { code: '69000', town: 'Genting Highlands', region: 'Pahang' },
    { code: '10200', town: 'Pulau Pinang', region: 'Penang' },
    { code: '14000', town: 'Bukit Mertajam', region: 'Penang' },
    { code: '30000', town: 'Ipoh', region: 'Perak' },
    { code: '01000', town: 'Kangar', region: 'Perlis' },
    { code: '62000', town: 'Putrajaya', region: 'Putrajaya' },
    { code: '88000', town: 'Kota Kinabalu', region: 'Sabah' },
    { code: '91000', town: 'Tawau', region: 'Sabah' },
    { code: '93000', town: 'Kuching', region: 'Sarawak' },
    { code: '98000', town: 'Miri', region: 'Sarawak' },
    { code: '43000', town: 'Kajang', region: 'Selangor' },
    { code: '47500', town: 'Subang Jaya', region: 'Selangor' },
    { code: '20000', town: 'Kuala Terengganu', region: 'Terengganu' },
  ])('$code is $town, $state', ({ code, town, region }) => {
    expect(places.lookUpPostcode(code)).toMatchObject({ code, name: town, region });
  });

  test.each(['', '00000', '99999', '4300', '430000', ' 43000', 'Kajang'])('%j is none', (code) => {
    expect(places.lookUpPostcode(code)).toBeUndefined();
  });

  test('cover every state', () => {
    const states = new Set(codes.map((code) => places.lookUpPostcode(code)?.region));

    expect(regions.filter((region) => !states.has(region))).toStrictEqual([]);
  });
});

describe('the postcode of an address', () => {
  test.each([
    { address: '12, Jalan Ampang, 50450 Kuala Lumpur', code: '50450' },
    { address: 'No 5 Jln 2/3, Taman Maju, 43000 Kajang, Selangor', code: '43000' },
    { address: '43000', code: '43000' },
    { address: 'Kajang 43000', code: '43000' },
    { address: 'Lot 12345, Jalan Besar, 08000 Sungai Petani', code: '08000' },
    { address: 'Lot 43000, 05000 Alor Setar', code: '05000' },
    { address: 'no. 50000, 43000 Kajang', code: '43000' },
    { address: '10000 Jalan Kota, 75000 Melaka', code: '75000' },
    { address: '012-345 6789, 47500 Subang Jaya', code: '47500' },
    { address: 'call 03-5000 4300 then 88000 KK', code: '88000' },
    { address: 'Jalan 12 43000 Kajang', code: '43000' },
    { address: '雪兰莪加影43000', code: '43000' },
    { address: '43000加影', code: '43000' },
    { address: 'order 43000', code: undefined },
    { address: 'RM 43000', code: undefined },
    { address: 'RM43000', code: undefined },
    { address: '#43000', code: undefined },
    { address: '43000.50', code: undefined },
    { address: '43,000', code: undefined },
    { address: '0124300043', code: undefined },
    { address: '+60 12-43000 43', code: undefined },
    { address: '99999 Nowhere', code: undefined },
    { address: '3.43000, 101.43000', code: undefined },
    { address: '', code: undefined },
  ])('$address has $code', ({ address, code }) => {
    expect(places.findPostcode(address)?.code).toBe(code);
  });

  test('is given with where it stands', () => {
    const address = '12, Jalan Ampang, 50450 Kuala Lumpur';

    expect(address.slice(...(places.findPostcode(address)?.from ?? []))).toBe('50450');
  });
});

describe('towns', () => {
  test.each([
    { text: 'dekat Kajang', names: ['Kajang'] },
    { text: 'KOTA KINABALU SABAH', names: ['Kota Kinabalu'] },
    { text: 'Johor Baru', names: ['Johor Bahru'] },
    { text: 'JB', names: ['Johor Bahru'] },
    { text: 'Tg Karang', names: ['Tanjong Karang'] },
    { text: 'Telok Intan', names: ['Teluk Intan'] },
    { text: 'Alor Star', names: ['Alor Setar'] },
    { text: 'Kota Baru', names: ['Kota Bharu'] },
    { text: 'from Kuala Lumpur to Ipoh', names: ['Kuala Lumpur', 'Ipoh'] },
    { text: 'Bandar Sunway', names: ['Bandar Sunway'] },
    { text: '吉隆坡', names: ['Kuala Lumpur'] },
    { text: '雪兰莪加影店', names: ['Kajang'] },
    { text: 'Simpang Ampat', names: ['Simpang Ampat', 'Simpang Ampat'] },
    { text: 'Jalan SS21, Damansara Utama', names: ['Petaling Jaya'] },
    { text: 'Damansara Heights', names: ['Bukit Damansara'] },
    { text: 'Nowhere', names: [] },
    { text: '', names: [] },
  ])('$text names $names', ({ text, names }) => {
    expect(places.findTowns(text).map((town) => town.name)).toStrictEqual(names);
  });

  test.each([
    { text: 'George Town', states: ['Penang'] },
    { text: 'Georgetown', states: ['Penang'] },
    { text: '乔治市', states: ['Penang'] },
    { text: '槟城', states: ['Penang'] },
    { text: 'Penang', states: ['Penang'] },
    { text: 'Mutiara Damansara', states: ['Selangor'] },
    { text: 'Bandar Utama', states: ['Selangor'] },
    { text: 'SS2', states: ['Selangor'] },
    { text: 'Damansara', states: ['Kuala Lumpur', 'Selangor'] },
    { text: 'Cheras', states: ['Kuala Lumpur', 'Selangor'] },
    { text: '蕉赖', states: ['Kuala Lumpur', 'Selangor'] },
    { text: 'Serdang', states: ['Kedah', 'Selangor'] },
  ])('$text is in $states', ({ text, states }) => {
    expect([...new Set(places.findTowns(text).map(({ region }) => region))].toSorted()).toStrictEqual(states);
  });

  test.each(Object.values(aliasesByTown).flat())('the short name %s leads to a town', (shortName) => {
    expect(places.findTowns(shortName).length).toBeGreaterThan(0);
  });

  test('a short name of a town that is missing is refused', () => {
    const without = { ...towns, Penang: towns.Penang.filter(([name]) => name !== 'George Town') };

    expect(() => createGazetteer(without, outlines)).toThrow('no town is called George Town');
  });

  test('complete a short Plus Code', () => {
    const findTown = (text: string) => places.findTowns(text)[0]?.coordinates;

    expect(parseLocation('C87H+JG George Town, Penang', findTown)).toMatchObject({ kind: 'place' });
    expect(parseLocation('5P46+WV Kuala Lumpur, Federal Territory of Kuala Lumpur', findTown)).toStrictEqual({
      kind: 'place',
      coordinates: { latitude: 3.1573125, longitude: 101.7121875 },
      source: 'plus-code',
      radiusMetres: 10,
    });
  });
});

describe('the state of a point', () => {
  test.each([
    { place: 'KLCC', latitude: 3.1573, longitude: 101.7122, region: 'Kuala Lumpur' },
    { place: 'Putrajaya', latitude: 2.9264, longitude: 101.6964, region: 'Putrajaya' },
    { place: 'Kajang', latitude: 2.9935, longitude: 101.7874, region: 'Selangor' },
    { place: 'Kota Kinabalu', latitude: 5.9804, longitude: 116.0735, region: 'Sabah' },
    { place: 'Melaka', latitude: 2.1896, longitude: 102.2501, region: 'Melaka' },
    { place: 'George Town', latitude: 5.4141, longitude: 100.3288, region: 'Penang' },
    { place: 'Langkawi', latitude: 6.32, longitude: 99.85, region: 'Kedah' },
    { place: 'Labuan', latitude: 5.2831, longitude: 115.2308, region: 'Labuan' },
    { place: 'Pulau Redang', latitude: 5.78, longitude: 103.02, region: 'Terengganu' },
    { place: 'Pulau Tioman', latitude: 2.8202, longitude: 104.1607, region: 'Pahang' },
    { place: 'Kuching', latitude: 1.5533, longitude: 110.3592, region: 'Sarawak' },
    { place: 'Johor Bahru', latitude: 1.4927, longitude: 103.7414, region: 'Johor' },
    { place: 'Ipoh', latitude: 4.5975, longitude: 101.0901, region: 'Perak' },
    { place: 'Kangar', latitude: 6.4414, longitude: 100.1986, region: 'Perlis' },
    { place: 'Kota Bharu', latitude: 6.1254, longitude: 102.2381, region: 'Kelantan' },
    { place: 'Seremban', latitude: 2.7258, longitude: 101.9424, region: 'Negeri Sembilan' },
  ])('$place is $state', ({ latitude, longitude, region }) => {
    expect(places.findRegionAt({ latitude, longitude })?.region).toBe(region);
    expect(places.isPlausibleRegion(region, { latitude, longitude })).toBe(true);
  });

  test.each([
    { place: 'KLCC', latitude: 3.1573, longitude: 101.7122, region: 'Johor' },
    { place: 'Johor Bahru', latitude: 1.4927, longitude: 103.7414, region: 'Selangor' },
    { place: 'Kota Kinabalu', latitude: 5.9804, longitude: 116.0735, region: 'Sarawak' },
    { place: 'George Town', latitude: 5.4141, longitude: 100.3288, region: 'Kedah' },
    { place: 'nowhere', latitude: 0, longitude: 0, region: 'Sabah' },
    { place: 'Jakarta', latitude: -6.2088, longitude: 106.8456, region: 'Johor' },
  ])('$place is not in $state', ({ latitude, longitude, region }) => {
    expect(places.isPlausibleRegion(region, { latitude, longitude })).toBe(false);
  });

  test('is nothing where no state is named, or far from all', () => {
    expect(places.isPlausibleRegion('Singapura', { latitude: 3, longitude: 101 })).toBeUndefined();
    expect(places.findRegionAt({ latitude: 13.7563, longitude: 100.5018 })).toBeUndefined();
  });

  test('is known in any spelling', () => {
    expect(places.isPlausibleRegion('W.P. Kuala Lumpur', { latitude: 3.1573, longitude: 101.7122 })).toBe(
      true,
    );
    expect(places.isPlausibleRegion('Pulau Pinang', { latitude: 3.1573, longitude: 101.7122 })).toBe(false);
  });
});

describe('whatever is pasted', () => {
  test.each(['43000 ', '43000,', '4'.repeat(5), 'kajang ', '0', '012 ', 'kuala ', '加影'])(
    '%j without end is answered at once',
    (piece) => {
      const read = (text: string) => [places.findPostcode(text), ...places.findTowns(text)];
      const growth = measureGrowth(process, (pieces) => piece.repeat(pieces), read, 100_000 / piece.length);
      expect(growth).toBeLessThan(maxGrowth);
    },
  );

  test('a postcode found is one that stands there', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('43000', ' ', ',', '0', 'Kajang'), fc.string()));

    fc.assert(
      fc.property(text, (parts) => {
        const address = parts.join('');
        const found = places.findPostcode(address);

        expect(found === undefined || address.slice(...found.from) === found.code).toBe(true);
      }),
    );
  });
});

test('other data than ours is refused', () => {
  expect(() => createGazetteer({}, {})).toThrow('Invalid input');
});

test.each([
  ['Kajang', 20],
  ['Shah Alam', 24],
  ['Kota Marudu', 45],
  ['Gua Musang', 59],
  ['Belaga', 98],
])('the addresses of %s lie at most %d km from it', (name, kilometres) => {
  const [town] = places.lookUpTowns(name);
  if (town === undefined) throw new Error(name);
  expect(Math.round(places.getReachMetres(town) / 1000)).toBe(kilometres);
});
