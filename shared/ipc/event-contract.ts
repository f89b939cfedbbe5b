import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { jobProgressSchema } from '../export/history-export';
import { ticketIdSchema } from '../tickets/ticket-link';
import type { IpcEvent } from './channels';

/** What comes with each notice. They only say that something changed; the window asks for what it shows. */
export const eventContract = {
  'app.changed': z.null(),
  /** Null: any of them, some may be gone, and what hangs on them; or many are new. */
  'tickets.changed': z.strictObject({ ticketId: ticketIdSchema.nullable() }),
  'outbox.changed': z.null(),
  'reminders.changed': z.null(),
  /** The agent pressed a notice outside the window that leads to this ticket. */
  'tickets.open-requested': z.strictObject({ ticketId: ticketIdSchema }),
  /** How far long work has come; null once it has ended. */
  'job.progress': jobProgressSchema.nullable(),
  'sync.changed': z.null(),
  /** The window is about to go or the machine to sleep: what is typed but not saved is to be saved at once. */
  'calls.save-requested': z.null(),
  /** These calls, which were not sent, were erased on request. They take no more writes. */
  'calls.erased': z.strictObject({ callIds: z.array(callIdSchema) }),
  /** A softphone says who is ringing. */
  'calls.incoming-changed': z.null(),
} as const satisfies Record<IpcEvent, z.ZodType>;

export type EventPayload<N extends IpcEvent> = z.output<(typeof eventContract)[N]>;
