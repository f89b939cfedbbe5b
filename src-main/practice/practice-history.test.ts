import { describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../shared/outcome/attempt-outcome';
import { isInMalaysia } from '../../shared/pin/pin-and-coordinates';
import { serviceIds } from '../../shared/tickets/services-and-priorities';
import { createTicketRequestSchema } from '../../shared/tickets/create-ticket-request-schema';
import { createPracticeHistory } from './practice-history';

const nowMs = Date.UTC(2026, 10, 24, 6);
const past = createPracticeHistory(nowMs);

describe('the invented past', () => {
  it('is the same for the same moment', () => {
    expect(createPracticeHistory(nowMs)).toEqual(past);
  });

  it('holds only what could have been sent, just as it would be sent', () => {
    for (const { request } of past) expect(createTicketRequestSchema.parse(request)).toEqual(request);
  });

  it('holds only outcomes the app knows', () => {
    for (const { outcome } of past) expect(outcomeSchema.parse(outcome)).toEqual(outcome);
  });

  it('runs from two months ago to a few minutes ago, in order', () => {
    const times = past.map((ticket) => ticket.createdAtMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(nowMs - times[0]!).toBeGreaterThan(50 * 86_400_000);
    expect(nowMs - times.at(-1)!).toBeLessThan(15 * 60_000);
    for (const { createdAtMs, endedAtMs } of past) expect(endedAtMs).toBeGreaterThan(createdAtMs);
    for (const { endedAtMs } of past) expect(endedAtMs).toBeLessThan(nowMs);
  });

  it('shows every service, and one ticket each that was rejected and was uncertain; none waits, or opening practice would send it', () => {
    const used = new Set(past.map(({ request }) => request.Appointment.ServiceId));
    expect([...used].toSorted((a, b) => a - b)).toEqual(serviceIds);
    const kinds = past.map(({ outcome }) => outcome.kind);
    for (const kind of ['rejected', 'uncertain']) {
      expect(kinds.filter((each) => each === kind)).toHaveLength(1);
    }
    expect(kinds).not.toContain('not-sent');
    for (const { outcome, recorded } of past) {
      expect(recorded !== undefined).toBe(outcome.kind === 'uncertain');
    }
    expect(past.length).toBeGreaterThanOrEqual(25);
    expect(past.length).toBeLessThanOrEqual(40);
  });

  it('gives every case a number of its own, in StoreHub’s form', () => {
    const numbers = past.flatMap(({ outcome, recorded }) =>
      outcome.kind === 'created' ? [outcome.caseNumber] : (recorded?.caseNumber ?? []),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
  });

  it('has invented people in real places: numbers nobody has, mail that goes nowhere, pins in Malaysia', () => {
    for (const { request } of past) {
      expect(request.Ticket.Phone).toMatch(/^60(1\d|\d)000\d{4}$/);
      expect(request.Ticket.Email ?? 'a@b.example').toMatch(/\.example$/);
      const { Longitude: longitude, Latitude: latitude } = request.Appointment;
      expect(isInMalaysia({ longitude, latitude })).toBe(true);
    }
  });
});
