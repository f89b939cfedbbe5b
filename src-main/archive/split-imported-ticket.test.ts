import { expect, test } from 'vitest';
import { forgedTicket } from './hostile-archives.fixture';
import type { ArchivedTicket } from './archive-format';
import { splitImportedTicket } from './split-imported-ticket';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));
const [attempt] = forgedTicket(1).attempts as [ArchivedTicket['attempts'][number]];

const large = forgedTicket(1, {
  attempts: many(1_000, (number) => ({ ...attempt, number })),
  notes: many(300, (n) => ({ text: `note ${n}`, writtenAtMs: n })),
  reminders: many(300, (n) => ({
    uid: `r${n}`,
    why: 'agent',
    text: '',
    setAtMs: 1,
    dueAtMs: 1,
    howEnded: null,
    endedAtMs: null,
    changedAtMs: n,
  })),
});

test('an ordinary ticket is one part, as it is', () => {
  const ticket = forgedTicket(1);
  expect(splitImportedTicket(ticket)).toEqual([{ part: 1, parts: 1, ticket }]);
});

test('the parts of a large one have all that it has, each once and little of it', () => {
  const parts = splitImportedTicket(large);
  const partialTickets = parts.map(({ ticket }) => ticket);
  expect(partialTickets.flatMap(({ attempts }) => attempts)).toEqual(large.attempts);
  expect(partialTickets.flatMap(({ notes }) => notes)).toEqual(large.notes);
  expect(partialTickets.flatMap(({ reminders }) => reminders)).toEqual(large.reminders);
  for (const { attempts, notes, reminders } of partialTickets)
    expect(attempts.length + notes.length * 3 + reminders.length).toBeLessThanOrEqual(200);
  expect(parts.map(({ part }) => part)).toEqual(many(parts.length, (n) => n));
  expect(new Set(parts.map((part) => part.parts))).toEqual(new Set([parts.length]));
});

test('until its last attempt came it stands as it stood before it, and from there on as it stands', () => {
  const created = { ...large, state: 'created' as const, caseNumber: 'CA1' };
  const states = splitImportedTicket(created).map(({ ticket }) => [ticket.state, ticket.caseNumber]);
  expect(states.slice(0, 5)).toEqual(many(5, () => ['waiting', null]));
  expect(new Set(states.slice(5).map(String))).toEqual(new Set(['created,CA1']));
});

test('a long answer is a part of its own', () => {
  const ticket = forgedTicket(1, {
    attempts: many(3, (number) => ({ ...attempt, number, rawAnswer: 'x'.repeat(1_048_576) })),
  });
  const parts = splitImportedTicket(ticket);
  expect(parts.map((part) => part.ticket.attempts.length)).toEqual([1, 1, 1]);
});
