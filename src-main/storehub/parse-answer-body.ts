import { z } from 'zod';
import { findErrorCodes, readCaseNumber } from './read-case-number-and-error-codes';

/** The parts of StoreHub's answer that matter. Both levels may have more fields, which are ignored. */
export type Answer = {
  /** In canonical decimal form, such as `"-10000"`, however the value was written. */
  readonly code: string;
  /** True if the object has several different ErrorCodes. */
  readonly hasOtherCode: boolean;
  readonly message: string | null;
  readonly caseNumber: string | null;
  readonly storeHubTicketId: string | null;
};

/**
 * Reads a body that is a JSON object with an ErrorCode. Returns null for any other body. A cut-off object never parses,
 * so a body that parses is complete.
 */
export function parseAnswerBody(body: string): Answer | null {
  const parsed = answerSchema.safeParse(parseJson(body));
  if (!parsed.success) return null;
  const code = canonicalCode(parsed.data.ErrorCode);
  if (code === null) return null;
  const ticket = ticketSchema.safeParse(parsed.data.Ticket).data;
  return {
    code,
    hasOtherCode: findErrorCodes(body).some((text) => canonicalCode(readCode(text)) !== code),
    message: readMessage(parsed.data.ErrorMessage),
    caseNumber: readCaseNumber(ticket?.CaseNum),
    storeHubTicketId: Number.isSafeInteger(ticket?.TicketId)
      ? String(ticket?.TicketId)
      : readText(ticket?.TicketId),
  };
}

const answerSchema = z.object({
  ErrorCode: z.union([z.string(), z.number()]),
  ErrorMessage: z.unknown().optional(),
  Ticket: z.unknown().optional(),
});

const ticketSchema = z.object({ CaseNum: z.unknown().optional(), TicketId: z.unknown().optional() });

/** The limits of the outcome schema. */
const maxTextLength = 200;
const maxMessageLength = 2000;

/**
 * Reads one of several ErrorCodes. Returns '' for a value that is neither a string nor a number, which differs from
 * every code.
 */
function readCode(text: string): string | number {
  const code = answerSchema.shape.ErrorCode.safeParse(parseJson(text));
  return code.success ? code.data : '';
}

/** RFC 8259 lets a reader ignore a byte order mark. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.startsWith('\uFEFF') ? body.slice(1) : body);
  } catch {
    return undefined;
  }
}

/**
 * Compares by value, not by spelling: `0`, `"0"`, `" 0 "`, `"+0"`, `0.0` and `"-010000"` are integers and are read as
 * such. A non-integer (`"OK"`, `"1e1"`, `"0.0"`, `0.5`, `""`) is not a code of this contract. Calling it a rejection
 * could send a second technician, so the whole answer counts as unreadable.
 */
function canonicalCode(code: string | number): string | null {
  if (typeof code === 'number') return Number.isSafeInteger(code) ? String(code) : null;
  const [, sign, digits] = /^\s*([+-]?)0*(\d{1,15})\s*$/.exec(code) ?? [];
  if (digits === undefined) return null;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text.length > maxTextLength ? null : text;
}

function readMessage(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.slice(0, maxMessageLength);
}
