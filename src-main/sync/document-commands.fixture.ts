import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the documents and scripts for who runs the server of the shared history. */
export const scriptsFolder = join(import.meta.dirname, '../../docs/shared-history');

/**
 * Returns the lines of `sh` under a heading of a document in docs/shared-history, up to the next heading: those of blocks, also in
 * a numbered step, then those in a table.
 */
export function readCommands(document: string, heading: string): readonly string[] {
  const [, section = ''] = `\n${readFileSync(join(scriptsFolder, document), 'utf8')}`.split(`\n${heading}\n`);
  const [text = ''] = section.split(/^#+ /m);
  const lines = [...text.matchAll(/^( *)```sh\n(.*?)^\1```$/gms)].flatMap(([, indent = '', block = '']) =>
    block
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(indent.length)),
  );
  const inTables = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
  return [...lines, ...inTables];
}
