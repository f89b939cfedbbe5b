import { expect, it } from 'vitest';
import { tempFolder } from '../../db/temp-folder.fixture';
import { openWithRecovery } from '../../data/recovery/open-with-recovery';
import { runMethod } from '../../data/worker/store-server';
import { createStores } from '../../data/stores/stores';
import { newTicket, readyFields } from '../../tickets/sample-ticket.fixture';

it('a ticket whose content was changed on disk is neither shown nor sent: the database says that it is damaged', async () => {
  const file = `${tempFolder()}/helpdesk.db`;
  const opened = openWithRecovery(file, 0);
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db, journal, close } = opened.value;
  const stores = createStores(db, file, journal);
  stores.calls.begin('c', 0);
  stores.calls.save('c', readyFields, 0);
  stores.tickets.make(newTicket('c', 'SH-AAAA3'), false);
  expect(await runMethod(stores, 'tickets', 'get', [1])).toMatchObject({
    ok: true,
    value: { reference: 'SH-AAAA3' },
  });

  db.exec(
    `DROP TRIGGER ticket_content_is_immutable; UPDATE ticket SET body = replace(body, '101.7', '101.8')`,
  );
  const damaged = { ok: false, error: { kind: 'database', errorCode: 'damaged' } };
  expect(await runMethod(stores, 'tickets', 'get', [1])).toMatchObject(damaged);
  expect(await runMethod(stores, 'tickets', 'beginAttempt', [1, ['waiting'], 0])).toMatchObject(damaged);
  expect(db.prepare('SELECT count(*) FROM attempt').pluck().get()).toBe(0);
  close();
});
