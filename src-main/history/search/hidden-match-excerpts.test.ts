import { expect, test } from 'vitest';
import { createReminderStore } from '../../reminders/reminder-store';
import { historyIn } from '../history.fixture';

const long = `${'so it was '.repeat(10)}and the back door is green ${'and so on '.repeat(10)}`;

function passagesFor(text: string) {
  const { db, add, store, tickets } = historyIn('indexed');
  const id = add(
    { Name: 'Siti', Issue: 'Printer', Remark: long, Email: 'siti@example.com', DealerReseller: 'Alex' },
    { Address: '23, Jalan Ampang', State: 'Selangor' },
  );
  tickets.addNote(id, 'Ring 43', 0);
  createReminderStore(db).set({ uid: 'a', ticketId: id, text: 'Ask for Lim', dueAtMs: 0, nowMs: 0 });
  const { excerpts = [] } = store.search({ text, before: null, limit: 1 });
  return excerpts.map((passage) => [passage.field, passage.text]);
}

test.each([
  ['jalan', [['address', '23, Jalan Ampang']]],
  ['siti@', [['email', 'siti@example.com']]],
  ['alex selangor', [['dealer', 'Alex']]],
  ['printer 43', [['note', 'Ring 43']]],
  ['siti lim', [['reminder', 'Ask for Lim']]],
  ['siti printer selangor', []],
  ['elsewhere', []],
])('%s is shown to stand in %j', (text, passages) => {
  expect(passagesFor(text)).toEqual(passages);
});

test('of a long text what stands around', () => {
  const [passage] = passagesFor('green');

  expect(passage?.[0]).toBe('remark');
  expect(passage?.[1]).toMatch(/^….{40}green.{40}…$/);
});
