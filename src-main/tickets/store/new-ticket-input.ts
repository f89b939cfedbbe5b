import type { CallFields } from '../../../shared/calls/call';

/**
 * A ticket to create. `body` is the exact JSON text that every attempt sends, but for the case number of what it follows
 * (`prepareCaseNumberInFollowUpLine`), `bodySha256` its hash in hex. The ticket
 * gets the first of the `references` that is free: short references can collide by chance as a history grows.
 */
export type NewTicketInput = {
  readonly callId: string;
  readonly fields: CallFields;
  readonly references: readonly string[];
  readonly body: string;
  readonly bodySha256: string;
  readonly nowMs: number;
  /** The initials of who took the call. They stay on this PC. */
  readonly agent: string | null;
};
