/** `sent` is also the status of a call that ended without a ticket. A sent call takes no more saves of the window. */
export const callStatuses = ['open', 'parked', 'discarded', 'sent'] as const;

export type CallStatus = (typeof callStatuses)[number];
