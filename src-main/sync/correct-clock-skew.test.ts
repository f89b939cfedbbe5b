import { expect, it } from 'vitest';
import { clockToleranceMs } from '../../shared/time/last-write-wins';
import { findAheadMs, toLocalTime, toServerTime } from './correct-clock-skew';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 5, 1);
const link = { callId: '00000000-0000-4000-8000-000000000001', wantsCallback: true };

/** An incident that began an hour ago and has just ended, by a clock that is so far ahead. */
const incidentBy = (aheadMs: number) => ({
  incident: {
    uid: 'u1',
    title: 'Terminals down',
    traits: [],
    beganAtMs: nowMs - hourMs + aheadMs,
    endedAtMs: nowMs + aheadMs,
    changedAtMs: nowMs + aheadMs,
    endChangedAtMs: nowMs + aheadMs,
    links: [{ ...link, calledBackAtMs: nowMs + aheadMs, changedAtMs: nowMs + aheadMs }],
  },
});
const noteBy = (aheadMs: number) => ({
  contactNote: {
    uid: 'n1',
    subject: 'caller' as const,
    key: '60123456789',
    label: '',
    text: 'speak slowly',
    endsAtMs: nowMs + 100 * hourMs + aheadMs,
    changedAtMs: nowMs + aheadMs,
  },
});
const yearsMs = 9 * 365 * 24 * hourMs;

it.each([yearsMs, -yearsMs])('puts the times of a clock right that is %d ms ahead, and back', (aheadMs) => {
  for (const by of [incidentBy, noteBy]) {
    expect(toServerTime(by(aheadMs), { aheadMs, writtenAtMs: nowMs })).toEqual(by(0));
    expect(toLocalTime(by(0), aheadMs)).toEqual(by(aheadMs));
  }
});

it('leaves the times alone of clocks that are right enough', () => {
  const some = clockToleranceMs / 2;
  for (const by of [incidentBy, noteBy]) {
    expect(toServerTime(by(some), { aheadMs: 0, writtenAtMs: nowMs })).toEqual(by(some));
    expect(toLocalTime(by(0), some)).toEqual(by(0));
  }
  // The server did not say what time it is.
  expect(toLocalTime(incidentBy(0), Number.NaN)).toEqual(incidentBy(0));
});

it('takes nothing for later than its row, and no end for earlier than the beginning', () => {
  const later = toServerTime(incidentBy(yearsMs), { aheadMs: 0, writtenAtMs: nowMs });
  expect(later).toMatchObject({
    incident: { beganAtMs: nowMs, endedAtMs: nowMs, changedAtMs: nowMs, endChangedAtMs: nowMs },
  });
  const { incident } = incidentBy(0);
  expect(
    toServerTime({ incident: { ...incident, endedAtMs: 1 } }, { aheadMs: 0, writtenAtMs: nowMs }),
  ).toMatchObject({ incident: { endedAtMs: incident.beganAtMs } });
  // A note may well end later.
  expect(toServerTime(noteBy(0), { aheadMs: 0, writtenAtMs: nowMs })).toEqual(noteBy(0));
});

it.each([
  ['the answer was long on its way', 0, 0, 2 * hourMs, 0],
  ['the request was long on its way', 2 * hourMs, 0, 2 * hourMs, 0],
  ['the clock is ahead', 0, hourMs, hourMs + 50, hourMs],
  ['the clock is ahead, and the answer was long on its way', 0, hourMs, 3 * hourMs, hourMs],
  ['the clock is behind', hourMs, 0, 50, 50 - hourMs],
  ['the clock was set back meanwhile', 0, hourMs, 50, 50],
  ['the clock was set right meanwhile', hourMs, 0, hourMs + 50, 0],
])(
  'a clock is known to be wrong only as far as no delay explains it: %s',
  (_what, serverMs, askedMs, answeredMs, ahead) => {
    expect(findAheadMs(nowMs + serverMs, nowMs + askedMs, nowMs + answeredMs)).toBe(ahead);
  },
);
