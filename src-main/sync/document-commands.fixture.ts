import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../docs');
const document = readFileSync(join(docs, 'shared-history.md'), 'utf8');

/** The folder with the scripts for administrators. */
export const scriptsFolder = join(docs, 'shared-history');

/** Returns the lines of code of a section of docs/shared-history.md, up to the next heading: whole lines, then those in a table. */
export function readCommands(heading: string): readonly string[] {
  const [, section = ''] = document.split(`\n${heading}\n`);
  const [text = ''] = section.split(/^#+ /m);
  const lines = [...text.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line);
  const inTables = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((row) =>
      [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(String.raw`\|`, '|')),
    );
  return [...lines, ...inTables];
}
