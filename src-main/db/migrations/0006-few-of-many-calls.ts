import type { Migration } from '../migrate';

/** The few calls that were discarded, or follow a ticket, are found without reading every call there ever was. */
export const fewOfManyCalls: Migration = {
  version: 6,
  name: 'few-of-many-calls',
  sql: `
    CREATE INDEX call_by_discard_order ON call (discard_order) WHERE discard_order IS NOT NULL;
    CREATE INDEX call_follows ON call (follows_ticket_id) WHERE follows_ticket_id IS NOT NULL;
  `,
};
