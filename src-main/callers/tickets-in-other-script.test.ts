import { expect, test } from 'vitest';
import { createTicketIndexWriter } from '../history/search/ticket-index-writer';
import { readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { createCallerHistory, nowMs } from './caller-history.fixture';

const written = { Name: '陳美玲', Phone: '60121111111', StoreName: '大家樂茶餐廳' };
const nobody = { phone: '', name: '', storeName: '' };

/** The ticket, behind more of others than the card reads one by one, and where each is in the index. */
function behindThousands() {
  const world = createCallerHistory();
  const id = world.add({ Ticket: written });
  const many = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3100)';
  world.db
    .prepare(
      `${many} INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
       SELECT 'other-' || i, '{}', 0, 'sent', 0, 0 FROM n`,
    )
    .run();
  world.db
    .prepare(
      `${many} INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       SELECT 'other-' || i, 'SH-M' || i, ?, '', 1, 'waiting' FROM n`,
    )
    .run(sampleBody({ Ticket: { Name: 'Other', Phone: '60198888000' } }));
  const index = createTicketIndexWriter(world.db);
  while (index.indexSome(1000));
  return { ...world, id };
}

test('the other Chinese script finds the caller, the past cases and what may be sent twice', () => {
  const { add, callers } = createCallerHistory();
  const id = add({ Ticket: written });
  const kinds = (query: Partial<typeof nobody>) =>
    callers.match({ ...nobody, ...query }, nowMs).callers.map(({ matches }) => matches[0]?.kind);
  expect(kinds({ storeName: '大家乐茶餐厅' })).toEqual(['same-store']);
  expect(kinds({ storeName: '大家乐' })).toEqual(['similar-store']);
  expect(kinds({ name: '陈美玲' })).toEqual(['same-name']);
  expect(kinds({ name: '陈小姐' })).toEqual(['similar-name']);
  const fields = { ...readyFields, phone: '', storeName: '大家乐茶餐厅' };
  expect(callers.similar({ callId: 'current', fields }, nowMs)).toMatchObject([
    { ticket: { id }, reasons: ['same-store'], isOfOtherStore: false },
  ]);
});

test('one that is behind thousands of newer tickets is found by the search index', () => {
  const { callers, id } = behindThousands();
  const names = (query: Partial<typeof nobody>) =>
    callers.match({ ...nobody, ...query }, nowMs).callers.map(({ name }) => name);
  expect(names({ storeName: '大家乐茶餐厅' })).toEqual(['陳美玲']);
  expect(names({ name: '陈美玲' })).toEqual(['陳美玲']);
  expect(names({ name: '李美玲' })).toEqual([]);
  const past = callers.pastCases({ phone: '', storeName: '大家乐茶餐厅' });
  expect(past).toMatchObject({ ticketIds: [id], otherStoreIds: [] });
  expect(callers.pastCases({ phone: '', storeName: '大家乐' }).ticketIds).toEqual([]);
});
