import { getErrorCodeEntry } from '../../shared/outcome/storehub-error-codes';
import type { Simulation } from '../../shared/app/practice-state';
import type { PracticeSimulation } from './parse-practice-marker';

/** A response of the practice server. */
export type PracticeAnswer = {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: string;
};

/** @param randomBytes at least eight; equal bytes give the same case number */
export function createPracticeAnswer(simulated: PracticeSimulation, randomBytes: Uint8Array): PracticeAnswer {
  if (simulated.errorCode !== null && Number(simulated.errorCode) !== 0)
    return createRefusal(simulated.errorCode);
  const errorCode = errorCodeOfSimulation[simulated.simulation];
  if (errorCode !== undefined) return createRefusal(errorCode);
  if (simulated.simulation === 'unreadable-answer') return signInPage;
  const created = createdTicket(randomBytes);
  return simulated.simulation === 'no-case-number'
    ? json({ ErrorCode: '0', Ticket: { TicketId: created.TicketId } })
    : json({ ErrorCode: '0', Ticket: created });
}

export function createRefusal(errorCode: string): PracticeAnswer {
  return json({ ErrorCode: errorCode, ErrorMessage: getErrorCodeEntry(errorCode).description });
}

const errorCodeOfSimulation: Partial<Record<Simulation, string>> = {
  'too-many-requests': '-10004',
  'invalid-parameter': '-10000',
  'token-refused': '-10007',
  'account-blocked': '-10016',
  'unexpected-error': '-10008',
};

/** The page that a hotel's or an airport's network returns instead of any answer. */
const signInPage: PracticeAnswer = {
  httpStatus: 200,
  contentType: 'text/html',
  body: '<!doctype html><title>Welcome to our Wi-Fi</title><p>Please accept the terms to go online.',
};

function createdTicket(randomBytes: Uint8Array) {
  const view = new DataView(randomBytes.buffer, randomBytes.byteOffset, randomBytes.byteLength);
  const shop = String(view.getUint16(0) % 10_000).padStart(4, '0');
  const serial = String(view.getUint32(2) % 1_000_000).padStart(6, '0');
  const letter = String.fromCodePoint(65 + (view.getUint8(6) % 26));
  return {
    TicketId: 1 + (view.getUint32(2) % 9_999_999),
    CaseNum: `STOREHUB${shop}-CA${serial}${letter}`,
    Status: 'Open',
  };
}

function json(value: unknown): PracticeAnswer {
  return { httpStatus: 200, contentType: 'application/json', body: JSON.stringify(value) };
}
