import { describe, expect, test } from 'vitest';
import { createGazetteer } from './gazetteer';
import outlines from './region-outlines.json';
import towns from './towns.json';
import { measureGrowth, maxGrowth } from '../time/measure-growth.fixture';

const places = createGazetteer(towns, outlines);

/** `50450 Kuala Lumpur`, `Kajang (Selangor)`, `50450 Kuala Lumpur / Johor Bahru (Johor)`, or `nothing`. */
function readingOf(address: string): string {
  const reading = places.locateAddress(address);
  if (reading.kind === 'nothing') return 'nothing';
  if (reading.kind === 'ambiguous') {
    return reading.towns.map(({ name, region }) => `${name} (${region})`).join(' or ');
  }
  if (reading.kind === 'contradiction') {
    const { postcode, named, region } = reading;
    return `${postcode.code} ${postcode.name} / ${named} (${region})`;
  }
  const { place } = reading;
  return 'code' in place ? `${place.code} ${place.name}` : `${place.name} (${place.region})`;
}

describe('an address whose postcode and town agree', () => {
  test.each([
    ['22, Jalan Harmoni, 81100 Johor Bahru', '81100 Johor Bahru'],
    ['No. 7, Jln Setia 3/9, Tmn Setia Indah, 81100 JB, Johor', '81100 Johor Bahru'],
    ['Lot G-12, Aeon Mall Tebrau City, 81100 Johor Baharu', '81100 Johor Bahru'],
    ['B-2-11 Pangsapuri Sri Ixora, Seksyen 7, 40000 Shah Alam Selangor', '40000 Shah Alam'],
    ['15 Jln SS 15/4D Subang Jaya 47500', '47500 Subang Jaya'],
    ['Unit 3A, 1 Utama, Bandar Utama, 47800 Petaling Jaya', '47800 Petaling Jaya'],
    ['17-1, Jalan PJU 5/20, Kota Damansara, 47810 PJ', '47810 Petaling Jaya'],
    ['Jalan Ipoh Batu 5, 51200 Kuala Lumpur', '51200 Kuala Lumpur'],
    ['88 Jalan Kuching, 51200 KL', '51200 Kuala Lumpur'],
    ['A-1-3, Jalan Klang Lama, 58000 Kuala Lumpur', '58000 Kuala Lumpur'],
    ['12 Lorong Ipoh, Taman Johor, 43000 Kajang', '43000 Kajang'],
    ['Jalan Pahang,53000 Kuala Lumpur', '53000 Kuala Lumpur'],
    ['23, Jalan Ampang, Taman KLCC, 55000 KL', '55000 Kuala Lumpur'],
    ['5, Jalan Cheras Maju, 43200 Cheras, Selangor', '43200 Cheras'],
    ['11 Jalan Kinrara 6, Bandar Kinrara, 47180 Puchong', '47180 Puchong'],
    ['52100 Kepong, Selangor', '52100 Kuala Lumpur'],
    ['Taman Melawati, 53100 Kuala Lumpur', '53100 Kuala Lumpur'],
    ['68000 Ampang, Kuala Lumpur', '68000 Ampang'],
    ['Kedai 8, Pekan Kajang, 43000 Pekan Kajang', '43000 Kajang'],
    ['Jalan Besar, 26600 Pekan, Pahang', '26600 Pekan'],
    ['18 Lebuh Carnarvon, 10100 George Town', '10100 Pulau Pinang'],
    ['18 Lebuh Carnarvon, 10100 Georgetown, Penang', '10100 Pulau Pinang'],
    ['67, Jln Burma, 10050 Pulau Pinang', '10050 Pulau Pinang'],
    ['槟城乔治市牛干冬街 12 号，10200', '10200 Pulau Pinang'],
    ['柔佛新山大马花园 5 号 80400', '80400 Johor Bahru'],
    ['80400 新山大马花园 5 号', '80400 Johor Bahru'],
    ['雪兰莪蒲种金銮镇商业中心 47100', '47100 Puchong'],
    ['怡保花园，31400 怡保', '31400 Ipoh'],
    ['古晋石角路 45 号，93050 古晋', '93050 Kuching'],
    ['亚庇市中心加雅街，88000 亚庇，沙巴', '88000 Kota Kinabalu'],
    ['Lot 5, Jln Song, Tabuan Jaya, 93350 Kuching', '93350 Kuching'],
    ['Donggongon, 89500 Penampang, Sabah', '89500 Penampang'],
    ['Kg. Air, 88000 Kota Kinabalu', '88000 Kota Kinabalu'],
    ['Simpang Empat, 06650 Alor Star', '06650 Simpang Empat'],
    ['Ruko 3, Jln Legenda 1, 08000 Sg Petani Kedah', '08000 Sungai Petani'],
    ['Tingkat bawah, Jln Hospital, 15200 Kota Baru', '15200 Kota Bharu'],
    ['No 3 jln dato onn 80000 johor bharu', '80000 Johor Bahru'],
    ['BLOK C-2-3,PERSIARAN APEC,63000 CYBERJAYA,SELANGOR', '63000 Cyberjaya'],
    ['Jalan Tun Razak, ４３０００ Kajang', '43000 Kajang'],
    ['Presint 9, 62250 Putrajaya', '62250 Putrajaya'],
    ['39000 Cameron Highlands', '39000 Tanah Rata'],
    ['Ulu Tiram, 81800 Johor', '81800 Ulu Tiram'],
    ['24000 Kemaman, Terengganu', '24000 Cukai'],
    // The town is misspelled and therefore unknown, so the postcode alone decides.
    ['4 Jalan Mawar, 47400 Petaling Jya', '47400 Petaling Jaya'],
    ['4 Jln Mawar, 81100 Jhor Bahru', '81100 Johor Bahru'],
    ['4 Jalan Mawar, 50450 Kuala Lumpor', '50450 Kuala Lumpur'],
    ['4 Jalan Mawar, 30000 Ipho, Perak', '30000 Ipoh'],
    ['31650, dekat Restoran Johor Selera', '31650 Ipoh'],
    ['Wisma Melaka, 50450', '50450 Kuala Lumpur'],
  ])('%s is %s', (address, reading) => {
    expect(readingOf(address)).toBe(reading);
  });

  test('never contradicts with the town that the postcode has', () => {
    const all = Object.values(places.mapData.towns);
    const codes = Object.values(towns).flatMap((rows) =>
      rows.flatMap((row) => String(row[4]).match(/\d+/g) ?? []),
    );
    const wrong = codes.filter((code) => {
      const town = places.lookUpPostcode(code);
      return (
        town !== undefined &&
        places.locateAddress(`1, Jalan Besar, ${code} ${town.name}, ${town.region}`).kind !== 'place'
      );
    });

    expect(all.length).toBeGreaterThan(600);
    expect(codes.length).toBe(2929);
    expect(wrong).toStrictEqual([]);
  });
});

describe('an address whose postcode is of another place than its town', () => {
  test.each([
    ['22, Jalan Harmoni, 50450 Johor Bahru', '50450 Kuala Lumpur / Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, 50450 JB', '50450 Kuala Lumpur / Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, Johor Bahru 50450', '50450 Kuala Lumpur / Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, Johor Bahru, 50450', '50450 Kuala Lumpur / Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, 50450, Johor Bahru', '50450 Kuala Lumpur / Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, 50450 Johor', '50450 Kuala Lumpur / Johor (Johor)'],
    ['43000 Ipoh', '43000 Kajang / Ipoh (Perak)'],
    ['9 Jalan Sultan Iskandar, Ipoh, Perak, 43000', '43000 Kajang / Perak (Perak)'],
    ['88000 Kuching', '88000 Kota Kinabalu / Kuching (Sarawak)'],
    ['Lot 9, Jalan Satok, 88000 Kuching Sarawak', '88000 Kota Kinabalu / Kuching (Sarawak)'],
    ['5 Jalan Kota, 34000 Ipoh', '34000 Taiping / Ipoh (Perak)'],
    ['Jalan Rahmat, 75000 Batu Pahat', '75000 Melaka / Batu Pahat (Johor)'],
    ['柔佛峇株巴辖，31650 新山', '31650 Ipoh / Johor Bahru (Johor)'],
    ['10200 Georgetwn, Sabah', '10200 Pulau Pinang / Sabah (Sabah)'],
    ['14300 Simpang Empat, Perlis', '14300 Nibong Tebal / Perlis (Perlis)'],
    ['15050 Kota Kinabalu', '15050 Kota Bharu / Kota Kinabalu (Sabah)'],
  ])('%s is %s', (address, reading) => {
    expect(readingOf(address)).toBe(reading);
  });
});

describe('an address with two postcodes', () => {
  test.each([
    ['22, Jalan Harmoni, 50450 81100 Johor Bahru', '81100 Johor Bahru / 50450 Kuala Lumpur (Kuala Lumpur)'],
    ['22, Jalan Harmoni, 81100 Johor Bahru, 50450', '81100 Johor Bahru / 50450 Kuala Lumpur (Kuala Lumpur)'],
    ['22, Jalan Harmoni, 81100, 50450', '50450 Kuala Lumpur / 81100 Johor Bahru (Johor)'],
    ['3 Jalan Satu, 50400 Kuala Lumpur 50450', '50400 Kuala Lumpur / 50450 Kuala Lumpur (Kuala Lumpur)'],
  ])('%s may mean both: %s', (address, reading) => {
    expect(readingOf(address)).toBe(reading);
  });

  test.each([
    ['10000 Jalan Kota, 75000 Melaka', '75000 Melaka'],
    ['PT 43000, Jalan Besar, 81100 Johor Bahru', '81100 Johor Bahru'],
    ['PO Box 10450, 50714 Kuala Lumpur', '50714 Kuala Lumpur'],
    ['Lot 43000, 05000 Alor Setar', '05000 Alor Setar'],
    ['7 Jalan Satu, 43000 Kajang, 43000', '43000 Kajang'],
  ])('%s has only one: %s', (address, reading) => {
    expect(readingOf(address)).toBe(reading);
  });
});

describe('an address without a postcode that is known', () => {
  test.each([
    ['22, Jalan Harmoni, 80450 Johor Bahru', 'Johor Bahru (Johor)'],
    ['22, Jalan Harmoni, Johor Bahru', 'Johor Bahru (Johor)'],
    ['Jalan Besar, Kajang, Selangor', 'Kajang (Selangor)'],
    ['Jalan Besar, Simpang Ampat, Penang', 'Simpang Ampat (Penang)'],
    ['Jalan Besar, Cheras', 'Cheras (Kuala Lumpur) or Cheras (Selangor)'],
    ['12 jalan harmoni taman desa tebrau johor bahru johor', 'Johor Bahru (Johor)'],
    ['12 jalan harmoni taman desa tebrau johor bahru', 'Johor Bahru (Johor)'],
    ['12 Jalan Harmoni, Taman Desa Tebrau Johor Bahru', 'Johor Bahru (Johor)'],
    ['12 Jalan Harmoni, Taman Desa Tebrau JB, Johor', 'Johor Bahru (Johor)'],
    ['no 5 jln besar kajang selangor malaysia', 'Kajang (Selangor)'],
    ['No 5 Jln Besar Kajang', 'Kajang (Selangor)'],
    ['23 lorong 4 kuala kangsar perak', 'Kuala Kangsar (Perak)'],
    ['lot 8 jalan pasar sungai petani kedah darul aman', 'Sungai Petani (Kedah)'],
    ['6 jln putra 3 bandar baru bangi', 'Bandar Baru Bangi (Selangor)'],
    ['lot 3 batu 2 seremban n sembilan', 'Seremban (Negeri Sembilan)'],
    ['17 jalan meru klang', 'Klang (Selangor)'],
    ['88 Jalan Ipoh Kuala Lumpur', 'Kuala Lumpur (Kuala Lumpur)'],
    ['12 jalan genting kelang setapak kuala lumpur', 'Setapak (Kuala Lumpur)'],
    ['Lot 5 jalan tun razak melaka', 'Melaka (Melaka)'],
    ['9 Lebuh Chulia Penang', 'Pulau Pinang (Penang)'],
    ['7 Jalan Melaka Johor Bahru', 'Johor Bahru (Johor)'],
    ['12 jalan cheras maju cheras selangor', 'Cheras (Selangor)'],
    ['12 Jalan Harmoni 新山', 'Johor Bahru (Johor)'],
    ['柔佛新山大马花园 5 号', 'Johor Bahru (Johor)'],
    ['新山大马花园 5 号', 'Johor Bahru (Johor)'],
    ['大马花园 5 号新山', 'Johor Bahru (Johor)'],
    ['吉隆坡怡保路 12 号', 'Kuala Lumpur (Kuala Lumpur)'],
    ['吉隆坡蕉赖 9 哩', 'Cheras (Kuala Lumpur)'],
    ['22, Jalan Ipoh', 'nothing'],
    ['22 Jalan Ipoh', 'nothing'],
    ['88 Jalan Kuching', 'nothing'],
    ['12 jalan johor bahru', 'nothing'],
    ['5 jalan kota kinabalu sabah', 'nothing'],
    ['12 jalan cheras maju cheras', 'Cheras (Kuala Lumpur) or Cheras (Selangor)'],
    ['3 jalan 5 taman melaka', 'nothing'],
    ['3 jalan 5 desa melaka', 'nothing'],
    ['3 jalan 5 taman pelangi', 'nothing'],
    ['lot 3 jalan batu permaisuri', 'nothing'],
    ['Kedai Emas Sri Melaka', 'nothing'],
    ['Kopitiam Ipoh', 'nothing'],
    ['怡保路 12 号', 'nothing'],
    ['怡保花园 12 号', 'nothing'],
    ['Kedai Maju, Taman Kajang', 'nothing'],
    ['12345', 'nothing'],
    ['Kulai', 'Kulai (Johor)'],
    ['Kajang', 'Kajang (Selangor)'],
    ['bukit mertajam', 'Bukit Mertajam (Penang)'],
    ['Bkt Mertajam, Penang', 'Bukit Mertajam (Penang)'],
    ['Kulai Johor', 'Kulai (Johor)'],
    ['Johor, Kulai', 'Kulai (Johor)'],
    ['Ipoh, Malaysia', 'Ipoh (Perak)'],
    ['新山', 'Johor Bahru (Johor)'],
    ['怡保', 'Ipoh (Perak)'],
    ['柔佛新山', 'Johor Bahru (Johor)'],
    ['Cheras', 'Cheras (Kuala Lumpur) or Cheras (Selangor)'],
    ['Cheras, Selangor', 'Cheras (Selangor)'],
    ['Simpang Empat', 'Simpang Empat (Kedah) or Simpang Empat (Penang) or Simpang Empat (Perak)'],
    ['Kulai, Kedah', 'nothing'],
    ['Labu', 'nothing'],
    ['Kulai Maju', 'nothing'],
    ['', 'nothing'],
  ])('%s is %s', (address, reading) => {
    expect(readingOf(address)).toBe(reading);
  });
});

test.each(['43000 Ipoh, ', 'Kajang, ', '43000', '，', 'pekan '])(
  '%j without end is read at once',
  (piece) => {
    // Up to the longest address, and far beyond it.
    for (const length of [1000, 500_000]) {
      const growth = measureGrowth(
        process,
        (pieces) => piece.repeat(pieces),
        places.locateAddress,
        length / piece.length,
      );
      expect(growth).toBeLessThan(maxGrowth);
    }
  },
);
