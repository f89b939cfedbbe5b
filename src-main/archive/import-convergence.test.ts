import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLearningPc, outcomeKinds, type KnownTickets } from './import-convergence.fixture';

/** What happens on the PC that makes the tickets of a call. */
const deeds = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: 'send' as const }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        outcome: fc.constantFrom(...outcomeKinds),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom('restart', 'record', 'correct', 'note', 'remind', 'change-reminder'),
      }),
    },
  ),
  { minLength: 3, maxLength: 25, size: 'max' },
);

/** What comes to the reader: whose knowledge, of which moment, and by which way. */
const arrivals = fc.array(
  fc.record({
    from: fc.constantFrom('maker', 'other'),
    at: fc.nat({ max: 99 }),
    by: fc.constantFrom('server', 'archive'),
  }),
  { maxLength: 30, size: 'max' },
);

test('whatever of a ticket comes first, and however often, all PCs know the same in the end', () => {
  let [calls, nowMs] = [0, 10_000];
  function next(): number {
    nowMs += 1_000;
    return nowMs;
  }
  const [maker, other, reader] = [
    createLearningPc('MAKER', next),
    createLearningPc('OTHER', next),
    createLearningPc('READER', next),
  ];
  fc.assert(
    fc.property(deeds, arrivals, (done, arrived) => {
      calls += 1;
      const call = `aaaaaaaa-0000-4000-8000-${String(calls).padStart(12, '0')}`;
      const known = { maker: [maker.make(call)], other: [] as KnownTickets[] };
      for (const [at, deed] of done.entries()) {
        maker.take(call, deed);
        known.maker.push(maker.knownOf(call));
        if (at % 4 !== 3) continue;
        other.learn(known.maker[at - (at % 3)] ?? [], 'MAKER', true);
        other.take(call, { kind: ['note', 'remind', 'change-reminder'][(at + arrived.length) % 3] ?? '' });
        known.other.push(other.knownOf(call));
      }
      // Of an attempt that is running, others know only the start.
      maker.take(call, { kind: 'restart' });
      known.maker.push(maker.knownOf(call));
      const last = { maker: known.maker.at(-1) ?? [], other: known.other.at(-1) ?? [] };
      for (const { from, at, by } of arrived) {
        const moment = known[from][at % Math.max(1, known[from].length)] ?? [];
        if (by === 'server') reader.learn(moment, from.toUpperCase(), from === 'maker');
        else reader.importArchive(moment);
      }
      reader.learn(last.maker, 'MAKER', true);
      reader.learn(last.other, 'OTHER', false);
      maker.learn(last.other, 'OTHER', false);
      other.learn(last.maker, 'MAKER', true);
      const expected = toShared(maker.knownOf(call));
      expect(toShared(reader.knownOf(call))).toEqual(expected);
      expect(toShared(other.knownOf(call))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('what other PCs add to an ending that is undone is the same on all PCs once the call is sent or has ended for good', () => {
  let [calls, nowMs] = [0, 10_000];
  function next(): number {
    nowMs += 1_000;
    return nowMs;
  }
  const [maker, other, reader, late] = [
    createLearningPc('MAKER', next),
    createLearningPc('OTHER', next),
    createLearningPc('READER', next),
    createLearningPc('LATE', next),
  ];
  const acts = fc.array(
    fc.constantFrom('end', 'undo', 'note', 'other-learns', 'other-notes', 'other-reminds', 'maker-learns'),
    { minLength: 2, maxLength: 15, size: 'max' },
  );
  fc.assert(
    fc.property(acts, arrivals, fc.constantFrom('make', 'end'), (done, arrived, last) => {
      calls += 1;
      const call = `bbbbbbbb-0000-4000-8000-${String(calls).padStart(12, '0')}`;
      const undone = new Set<string>();
      const known = { maker: [] as KnownTickets[], other: [] as KnownTickets[] };
      const learnFromMaker = (pc: typeof reader, moment: KnownTickets): void => {
        pc.learnUndone(call, [...undone]);
        pc.learn(moment, 'MAKER', true);
      };
      function act(kind: string): void {
        const before = maker.knownOf(call);
        if (kind === 'other-learns') learnFromMaker(other, before);
        else if (kind === 'other-notes') other.take(call, { kind: 'note' });
        else if (kind === 'other-reminds') other.take(call, { kind: 'remind' });
        else if (kind === 'maker-learns') maker.learn(other.knownOf(call), 'OTHER', false);
        else maker.take(call, { kind });
        const after = maker.knownOf(call);
        for (const { reference } of before)
          if (!after.some((ticket) => ticket.reference === reference)) undone.add(reference);
        known.maker.push(after);
        known.other.push(other.knownOf(call));
      }
      maker.take(call, { kind: 'begin' });
      for (const kind of done) act(kind);
      act('undo');
      act(last);
      for (const { from, at, by } of arrived) {
        const moment = known[from][at % known[from].length] ?? [];
        if (by === 'archive') reader.importArchive(moment);
        else if (from === 'maker') learnFromMaker(reader, moment);
        else reader.learn(moment, 'OTHER', false);
      }
      for (const round of [1, 2]) {
        for (const pc of [other, reader, late]) learnFromMaker(pc, maker.knownOf(call));
        for (const pc of [maker, reader, late]) pc.learn(other.knownOf(call), `OTHER${round}`, false);
        for (const pc of [maker, other, late]) pc.learn(reader.knownOf(call), `READER${round}`, false);
      }
      const expected = toShared(maker.knownOf(call));
      for (const pc of [other, reader, late]) expect(toShared(pc.knownOf(call))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** Everything of the tickets of a call that all PCs share. */
function toShared(tickets: KnownTickets) {
  return tickets.map(({ call, notes, reminders, ...ticket }) => ({
    ...ticket,
    call: call.id,
    notes: notes.map(({ text }) => text).toSorted(),
    reminders: reminders.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
  }));
}
