import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { jobProgressSchema } from '../jobs/job-progress';
import { ticketIdSchema } from '../tickets/ticket-id';
import type { IpcEvent } from './channels-and-events';

/** The payload of each event. Events only say that something changed; the window then asks for what it shows. */
export const eventContract = {
  'app.changed': z.null(),
  /**
   * Null: any ticket may have changed or been added, and with `isErasure` been erased, with everything that names an erased
   * caller. `isAnswered` if the window has the ticket already, as the answer to its send.
   */
  'tickets.changed': z.strictObject({
    ticketId: ticketIdSchema.nullable(),
    isAnswered: z.boolean().optional(),
    isErasure: z.boolean().optional(),
  }),
  'outbox.changed': z.null(),
  'reminders.changed': z.null(),
  /** Similar calls were found, or an incident, or a call of one, was changed. */
  'incidents.changed': z.null(),
  /** The agent clicked a notification outside the window that leads to this ticket. */
  'tickets.open-requested': z.strictObject({ ticketId: ticketIdSchema }),
  /** The progress of the running job; null once it has ended. */
  'job.progress': jobProgressSchema.nullable(),
  'sync.changed': z.null(),
  'templates.changed': z.null(),
  /** The window is about to close or the PC to sleep. The window saves unsaved fields immediately. */
  'calls.save-requested': z.null(),
  /** These unsent calls were erased on request. They accept no more writes. */
  'calls.erased': z.strictObject({ callIds: z.array(callIdSchema) }),
  /** These calls lost their field history and autofills, which named an erased caller. */
  'calls.redacted': z.strictObject({ callIds: z.array(callIdSchema) }),
  /** A softphone announced a call, or something became of one. */
  'calls.incoming-changed': z.null(),
} as const satisfies Record<IpcEvent, z.ZodType>;

export type EventPayload<N extends IpcEvent> = z.output<(typeof eventContract)[N]>;
