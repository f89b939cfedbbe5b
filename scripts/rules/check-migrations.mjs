import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listFiles } from './list-files.mjs';

const folder = 'src-main/db/migrations';
const checksumsFile = `${folder}/migration-checksums.json`;
const migrationName = /^\d{4}-[a-z0-9-]+\.ts$/;

/** Checks the checksums of the migrations: landed migrations never change, and new ones come after them. */
export function checkMigrations(root) {
  const migrations = migrationsIn(root);
  return [
    ...faultsOfOrder(migrations),
    ...faultsOfChecksums(migrations, readChecksums(root)),
    ...migrations.flatMap(faultsOfSql),
    ...faultsOfSchemaElsewhere(root),
  ];
}

/** Adds new migrations to the checksums. Never changes an existing entry. */
export function acceptMigrations(root) {
  const checksums = readChecksums(root);
  const added = migrationsIn(root).filter(({ name }) => !(name in checksums));
  for (const { name, sha256 } of added) checksums[name] = sha256;
  if (added.length > 0) writeFileSync(join(root, checksumsFile), `${JSON.stringify(checksums, null, 2)}\n`);
  return added.map(({ name }) => name);
}

function migrationsIn(root) {
  return listFiles(root, folder)
    .filter((file) => /^\d/.test(basename(file)) && !file.endsWith('.test.ts'))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return { file, name: basename(file), text, sha256: createHash('sha256').update(text).digest('hex') };
    });
}

function readChecksums(root) {
  const path = join(root, checksumsFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

const fault = (file, message) => ({ file, message: `Rule 6: ${message}` });

function faultsOfOrder(migrations) {
  return migrations.flatMap(({ file, name }, position) => {
    if (!migrationName.test(name)) return [fault(file, 'a migration is called NNNN-what-it-does.ts')];
    const number = String(position + 1).padStart(4, '0');
    return name.startsWith(number)
      ? []
      : [fault(file, `migrations are numbered without a gap; expected ${number}`)];
  });
}

function faultsOfChecksums(migrations, checksums) {
  const present = new Map(migrations.map((migration) => [migration.name, migration]));
  const landed = Object.entries(checksums).flatMap(([name, sha256]) => {
    const migration = present.get(name);
    if (!migration) return [fault(checksumsFile, `${name} has landed and may not be removed or renamed`)];
    if (migration.sha256 === sha256) return [];
    return [fault(migration.file, 'this migration has landed and may not change; write a new one')];
  });
  const unlisted = migrations
    .filter(({ name }) => !(name in checksums))
    .map(({ file }) => fault(file, 'not in the checksums; add it with: npm run rules -- --accept-migration'));
  return [...landed, ...unlisted];
}

function faultsOfSql({ file, text }) {
  const tables = text.match(/create\s+table\b[^;`]*/gi) ?? [];
  const loose = tables.filter((table) => !/\)\s*(without\s+rowid\s*,\s*)?strict\b[^)]*$/i.test(table));
  const faults = loose.map((table) => fault(file, `every table is STRICT: ${table.split('\n')[0].trim()}`));
  return /\b(commit|rollback)\b\s*[;`'"]/i.test(text)
    ? [...faults, fault(file, 'each migration runs in one transaction, which is not its own to end')]
    : faults;
}

/** A temporary view of the index. It holds no data and disappears with its connection. */
const viewOfTheIndex = /create virtual table if not exists temp\.\w+ using fts5vocab\b/gi;

function faultsOfSchemaElsewhere(root) {
  return listFiles(root, 'src-main')
    .filter(
      (file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file) && !file.startsWith(`${folder}/`),
    )
    .filter((file) =>
      /\b(create\s+(virtual\s+)?table|alter\s+table|drop\s+table)\b/i.test(
        readFileSync(join(root, file), 'utf8').replaceAll(viewOfTheIndex, ''),
      ),
    )
    .map((file) => fault(file, 'the shape of the database changes in migrations only'));
}
