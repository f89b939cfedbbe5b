export const migrationViolations = [
  {
    rule: 6,
    violation: 'a number skipped',
    file: 'src-main/db/migrations/9999-planted.ts',
    text: '',
    says: /numbered without a gap/,
  },
  {
    rule: 6,
    violation: 'a migration that is not in the checksums',
    file: 'src-main/db/migrations/9998-planted.ts',
    text: '',
    says: /not in the checksums/,
  },
  {
    rule: 6,
    violation: 'a table that is not STRICT',
    file: 'src-main/db/migrations/9997-planted.ts',
    text: "export const sql = `CREATE TABLE t (a TEXT CHECK (a <> ''));`;",
    says: /STRICT/,
  },
  {
    rule: 6,
    violation: 'a table made outside the migrations',
    file: 'src-main/calls/planted-table.ts',
    text: 'export const sql = `CREATE TABLE t (a TEXT) STRICT`;',
    says: /migrations only/,
  },
  {
    rule: 6,
    violation: 'a virtual table that stays, made outside the migrations',
    file: 'src-main/calls/planted-virtual-table.ts',
    text: 'export const sql = `CREATE VIRTUAL TABLE IF NOT EXISTS v USING fts5vocab (t, row)`;',
    says: /migrations only/,
  },
  {
    rule: 6,
    violation: 'a landed migration removed',
    file: 'src-main/db/migrations/migration-checksums.json',
    edit: (text) => JSON.stringify({ ...JSON.parse(text === '' ? '{}' : text), '0000-planted.ts': 'x' }),
    says: /may not be removed/,
  },
];
