import { expect, test } from 'vitest';
import { parseRecords } from '../journal/journal-record';
import { prepareMayBeOfCaller } from './compare-with-request';
import { findFilesWith } from './find-files-with-bytes.fixture';
import { day, openPrivacyWorkspace } from './privacy-workspace.fixture';
import { resumeErasures } from './resume-erasures';

const mabel = { phone: '017-123 9999', name: 'Mabel Quill' };

test.each([
  ['03-2161 1234', '', '6032161123435', 'Gertrude Slash'],
  ['012-888 9999', 'Gertrude Slash', '60128889999016', 'Gertrude Slash'],
  ['9123 4567', '', '6591234567', 'Lee'],
  ['+65 9123 4567', '', '91234567', 'Lee'],
  [mabel.phone, mabel.name, '60171239999', 'Puan Mabel Quill'],
  [mabel.phone, mabel.name, '60171239999', 'Mabel'],
  ['', mabel.name, '60171239999', 'Mabel Quill (manager)'],
  ['', mabel.name, '60171239999', 'Ah Kow / mabel  QUILL'],
  ['', '陈美玲', '60171239999', '陳美玲小姐'],
])('a request for %s %s may mean the ticket of %s %s', (phone, name, ofTicket, named) => {
  expect(prepareMayBeOfCaller({ phone, name })({ phone: ofTicket, name: named })).toBe(true);
});

test.each([
  [mabel.phone, mabel.name, '60171239999', 'Ah Kow'],
  [mabel.phone, mabel.name, '60177777777', 'Puan Mabel Quill'],
  ['', mabel.name, '60171239999', 'Mabel'],
  ['', 'Ali', '60171239999', 'Alias'],
  ['012-345', '', '60123451111', 'Lee'],
])('a request for %s %s does not mean the ticket of %s %s', (phone, name, ofTicket, named) => {
  expect(prepareMayBeOfCaller({ phone, name })({ phone: ofTicket, name: named })).toBe(false);
});

const callOf = (ticketId: number) => `00000000-0000-4000-8000-${String(ticketId).padStart(12, '0')}`;

/** A ticket of the caller (1), two that may be theirs (2, 3), and one of somebody else with the same number (4). */
async function withUnsure() {
  const open = openPrivacyWorkspace();
  const Phone = '60171239999';
  await open.add({ Phone, Name: 'Mabel Quill' }, 'created', day(-4));
  await open.add({ Phone, Name: 'Puan Mabel Quill', Issue: 'with a title' }, 'created', day(-3));
  await open.add({ Phone: `${Phone}016`, Name: 'Ah Kow / Mabel Quill' }, 'created', day(-2));
  await open.add({ Phone, Name: 'Ah Kow' }, 'created', day(-1));
  return open;
}

test('tickets whose number or name has more around it are listed, and stay unless they are ticked', async () => {
  const { privacy, ids } = await withUnsure();
  expect(await privacy.find(mabel)).toMatchObject({
    value: {
      tickets: 1,
      ofOthers: 0,
      unsure: 2,
      ticketList: [{ id: 1 }],
      unsureList: [{ id: 3 }, { id: 2 }],
    },
  });
  expect(await privacy.erase(mabel)).toMatchObject({ value: { tickets: 1, unsure: 2 } });
  expect(ids()).toEqual([2, 3, 4]);
});

test('what is ticked of them goes for good, also where the journal begins the erasure once more', async () => {
  const open = await withUnsure();
  const request = { ...mabel, chosen: [callOf(2), callOf(4)] };
  expect(await open.privacy.find(request)).toMatchObject({
    value: { tickets: 2, unsure: 1, ticketList: [{ id: 1 }], unsureList: [{ id: 3 }, { id: 2 }] },
  });
  expect(await open.privacy.erase(request)).toMatchObject({ value: { tickets: 2, unsure: 1, isDone: true } });
  expect(open.ids()).toEqual([3, 4]);
  expect(findFilesWith(open.folder, ['with a title', 'Puan'])).toEqual([]);

  const older = await withUnsure();
  const record = { kind: 'erase-caller', ...request, callers: [mabel], atMs: day(1) };
  resumeErasures(older.db, parseRecords([JSON.parse(JSON.stringify(record))]));
  expect(older.ids()).toEqual([3, 4]);
});
