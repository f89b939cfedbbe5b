import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { needsCorrectionSql } from '../../rows/tickets/ticket-conditions-sql';
import { migrate } from '../migrate';
import { tempFolder } from '../temp-folder.fixture';
import { migrations } from './all';

it('finds the rejected tickets of an older database without reading its other tickets', () => {
  const db = new SqliteDatabase(join(tempFolder(), 'helpdesk.db'));
  onTestFinished(() => {
    db.close();
  });
  migrate(
    db,
    migrations.filter(({ version }) => version < 10),
  );
  migrate(db, migrations);
  const plan = db.prepare<[], { detail: string }>(
    `EXPLAIN QUERY PLAN SELECT count(*) FROM ticket WHERE ${needsCorrectionSql}`,
  );
  expect(plan.all()[0]?.detail).toContain('ticket_rejected_here');
});
