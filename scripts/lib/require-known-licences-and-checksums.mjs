import { Stop } from './run-or-stop.mjs';

/** Licences that ask only that their text goes with the program. A new one is read by a person before it is added. */
export const knownLicences = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

/**
 * Stops the packaging of a program that holds a package under another licence, or one whose checksum is not known.
 * @param {import('./shipped-packages.mjs').ShippedPackage[]} packages
 */
export function requireKnownLicencesAndChecksums(packages) {
  const problems = packages.flatMap(({ name, version, license, integrity }) => [
    ...(knownLicences.has(license) ? [] : [`${name} ${version}: licence ${license || 'unknown'}`]),
    ...(integrity === '' ? [`${name} ${version}: no checksum in package-lock.json`] : []),
  ]);
  if (problems.length > 0) throw new Stop(`The program may not be handed out:\n${problems.join('\n')}`);
}
