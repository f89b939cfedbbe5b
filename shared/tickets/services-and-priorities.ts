/** The services that StoreHub dispatches, with the contract's numbers. */
export const serviceIds = [1, 2, 3, 18, 23, 39] as const;
export type ServiceId = (typeof serviceIds)[number];

/** Ticket.Priority: -1 low, 0 normal, 1 high. */
export const priorities = [-1, 0, 1] as const;
export type Priority = (typeof priorities)[number];
