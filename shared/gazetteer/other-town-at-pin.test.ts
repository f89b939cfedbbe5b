import { describe, expect, test } from 'vitest';
import { createGazetteer } from './gazetteer';
import outlines from './region-outlines.json';
import towns from './towns.json';

const gazetteer = createGazetteer(towns, outlines);

type Pin = readonly [latitude: number, longitude: number];

/** Whether a pin cannot be where the address says. */
function isElsewhere(address: string, [latitude, longitude]: Pin, errorMetres = 0): boolean {
  const reading = gazetteer.locateAddress(address);
  if (reading.kind !== 'place') throw new Error(`${address} is in no place.`);
  return gazetteer.isElsewhere(address, reading.place, { latitude, longitude }, errorMetres);
}

const bangi: Pin = [2.9068, 101.7843];
const lumut: Pin = [4.2323, 100.6298];
const pangkor: Pin = [4.2134, 100.5747];

describe('a pin in the middle of a neighbouring town with its own postcodes', () => {
  test.each([
    ['12 Jalan Besar, 43000 Kajang', bangi],
    ['7 Jalan Raja, 41000 Klang', [3.0836, 101.5437]],
  ] as const)('is elsewhere for %s', (address, pin) => {
    expect(isElsewhere(address, pin)).toBe(true);
  });

  test.each([
    ['an address that names that town', 'Jalan Bangi, 43000 Kajang', bangi],
    ['an address without a postcode', '12 Jalan Besar, Kajang', bangi],
    ['a pin between the towns', '12 Jalan Besar, 43000 Kajang', [2.945, 101.79]],
    ['another part of the same town', '12 Jalan Besar, 43000 Kajang', [3.0319, 101.79]],
    ['a town beyond the border of the state', 'Taman Jadi, 26820 Kuala Rompin', [2.6651, 103.6148]],
    ['a pin beside a naval base', 'Pulau Marina, 32000 Sitiawan', [4.2126, 100.6005]],
  ] as const)('is possible for %s', (_, address, pin) => {
    expect(isElsewhere(address, pin)).toBe(false);
  });

  test('is possible where the pin is only near there', () => {
    expect(isElsewhere('12 Jalan Besar, 43000 Kajang', bangi, 4000)).toBe(false);
  });
});

describe('across the water of an island with its own post', () => {
  test.each([
    ['12, Jalan Pasir Bogak, 32300 Pangkor', lumut, true],
    ['Jeti Pangkor, Pangkor', lumut, true],
    ['5, Jalan Titi Panjang, 32200 Lumut', pangkor, true],
    ['5, Jalan Titi Panjang, 32200 Lumut', lumut, false],
    ['12, Jalan Pasir Bogak, 32300 Pangkor', pangkor, false],
    ['Teluk Batik, 32200 Lumut', [4.187, 100.606], false],
    ['5 Jalan Pantai Cenang, 07000 Langkawi', [6.2945, 99.7282], false],
  ] as const)('%s and the pin %j: %j', (address, pin, expected) => {
    expect(isElsewhere(address, pin)).toBe(expected);
  });

  test('nothing is certain of a pin that may be kilometres off', () => {
    expect(isElsewhere('12, Jalan Pasir Bogak, 32300 Pangkor', lumut, 5000)).toBe(false);
  });
});
