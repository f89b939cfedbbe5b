import { z } from 'zod';

/** In UTF-16 code units. */
export const maxSupervisorNoticeLength = 300;

/** What a supervisor may say to all agents: a line or two on the call screen. */
export const supervisorNoticeTextSchema = z.string().trim().min(1).max(maxSupervisorNoticeLength);

/** The most that are shown at once: the newest. */
export const maxSupervisorNotices = 20;

/** A message of a supervisor to all agents. `untilMs` is when it ends by the clock of this PC, in ms since 1970. */
export const supervisorNoticeSchema = z.strictObject({
  id: z.uuid(),
  text: supervisorNoticeTextSchema,
  untilMs: z.number().int(),
});
export type SupervisorNotice = z.infer<typeof supervisorNoticeSchema>;

/** How long a notice may be shown, in hours. The server accepts at most a week. */
export const supervisorNoticeHours = [1, 2, 4, 8, 24] as const;
export const supervisorNoticeHoursSchema = z.literal(supervisorNoticeHours);
