import type { Migration } from '../migrate';

/**
 * What the match card looks callers up by, each index with all that groups its tickets into callers, so that no
 * ticket is read for it: number, last four digits, store, name, and the case number's own part behind the dash.
 */
export const callerLookUps: Migration = {
  version: 3,
  name: 'caller-look-ups',
  sql: `
    CREATE INDEX ticket_by_phone ON ticket (phone, lower(coalesce(store_name, '')), created_at_ms);
    CREATE INDEX ticket_by_phone_end ON ticket (substr(phone, -4), phone, lower(coalesce(store_name, '')));
    CREATE INDEX ticket_by_store ON ticket (lower(coalesce(store_name, '')), created_at_ms, phone);
    CREATE INDEX ticket_by_name ON ticket (lower(name), phone, lower(coalesce(store_name, '')));
    CREATE INDEX ticket_by_case_code
      ON ticket (upper(substr(case_number, instr(case_number, '-') + 1))) WHERE case_number IS NOT NULL;
  `,
};
