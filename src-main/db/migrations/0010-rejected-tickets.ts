import type { Migration } from './migration';

/** The outbox lists the rejected tickets of this PC; a long history is not read for them. */
export const rejectedTickets: Migration = {
  version: 10,
  name: 'rejected-tickets',
  sql: `CREATE INDEX ticket_rejected_here ON ticket (state) WHERE state = 'rejected' AND imported IS NULL;`,
};
