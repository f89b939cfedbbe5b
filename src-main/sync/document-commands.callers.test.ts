import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { readCommands } from './document-commands.fixture';

const lines = ['60123456789 Siti Aminah', '012-345 6789 Somebody', '0199 siti aminah', '0188 Other'];

/** The lines of the files that the command finds for a caller. */
function find(number: string, name: string): readonly string[] {
  const folder = tempFolder();
  for (const file of ['old-tickets-1.jsonl', 'old-tickets-2.jsonl'])
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  const [, command = ''] = readCommands('old-tickets.md', '## The files').filter(
    (line) => !line.startsWith('for '),
  );
  const { stdout } = spawnSync('sh', ['-c', `number='${number}' name='${name}'\n${command}`], {
    cwd: folder,
  });
  return String(stdout)
    .split('\n')
    .filter((line) => line.startsWith('old-tickets-2'))
    .map((line) => line.split(':').slice(2).join(':'));
}

// Windows has no `sh`.
it.skipIf(process.platform === 'win32')('a caller without a number or a name is not everybody', () => {
  expect(find('123456789', 'Siti Aminah')).toEqual(lines.slice(0, 3));
  expect(find('123456789', '')).toEqual(lines.slice(0, 2));
  expect(find('', 'Siti Aminah')).toEqual([lines[0], lines[2]]);
  expect(find('', '')).toEqual([]);
});
