import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFileOfNewerApp } from '../../../src-main/db/newer-app.fixture';
import { getDatabaseFile } from '../scenarios/write-and-acknowledge';

export const damageTargets = [
  'database',
  'log',
  'journal',
  'newest-backup',
  'every-backup',
  'database-and-backups',
] as const;
export const damageKinds = [
  'flip',
  'flipped-version',
  'many-flips',
  'zero-page',
  'truncate',
  'empty',
  'foreign-file',
  'newer-schema',
] as const;

export type FileDamage = {
  readonly target: (typeof damageTargets)[number];
  readonly kind: (typeof damageKinds)[number];
};

const pageBytes = 4_096;

/**
 * Damages the files of a killed app at a random position.
 * @returns the damaged files
 */
export function damageFiles(folder: string, { target, kind }: FileDamage, random: () => number): string[] {
  const files = filesOf(folder, target).filter((file) => existsSync(file));
  for (const file of files) damageOne(file, kind, random);
  return files;
}

function damageOne(file: string, kind: FileDamage['kind'], random: () => number): void {
  const bytes = readFileSync(file);
  const somewhere = (): number => Math.floor(random() * bytes.length);
  switch (kind) {
    case 'flip':
    case 'many-flips':
      for (let flips = kind === 'flip' ? 1 : 40; flips > 0; flips -= 1) flipBit(bytes, somewhere(), random);
      writeFileSync(file, bytes);
      return;
    case 'flipped-version':
      // Four bytes of the header: sqlite.org/fileformat2.html.
      flipBit(bytes, 60 + Math.floor(random() * 4), random);
      writeFileSync(file, bytes);
      return;
    case 'zero-page':
      writeFileSync(file, zeroedPage(bytes, somewhere()));
      return;
    case 'truncate':
      truncateSync(file, somewhere());
      return;
    case 'empty':
      truncateSync(file, 0);
      return;
    case 'foreign-file':
      writeFileSync(file, `<html>${'not what was here '.repeat(500)}</html>`);
      return;
    case 'newer-schema':
      if (file.endsWith('.db')) makeFileOfNewerApp(file);
      // The header's user_version, which identifies the version that wrote the database.
      else writeFileSync(file, bytes.fill(0xff, 60, 64));
  }
}

function flipBit(bytes: Buffer, at: number, random: () => number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
}

function zeroedPage(bytes: Buffer, at: number): Buffer {
  const from = Math.floor(at / pageBytes) * pageBytes;
  return bytes.fill(0, from, Math.min(from + pageBytes, bytes.length));
}

function filesOf(folder: string, target: FileDamage['target']): string[] {
  const database = getDatabaseFile(folder);
  const home = dirname(database);
  const backups = join(home, 'backups');
  const all = readdirSync(backups).toSorted();
  const journals = readdirSync(home).filter((name) => name.endsWith('.journal'));
  const byTarget: Record<FileDamage['target'], readonly string[]> = {
    database: [database],
    log: [`${database}-wal`],
    journal: journals.map((name) => join(home, name)),
    'newest-backup': all.slice(-1).map((name) => join(backups, name)),
    'every-backup': all.map((name) => join(backups, name)),
    'database-and-backups': [database, ...all.map((name) => join(backups, name))],
  };
  return [...byTarget[target]];
}
