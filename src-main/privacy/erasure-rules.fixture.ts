import type { checksummedColumns, ChecksummedTable } from '../db/row-checksums';

/** Why a column of text never holds a caller's data. `fixed-words`: one of a few words. */
type ReasonWithoutCaller =
  | 'made-up'
  | 'fixed-words'
  | 'hash'
  | 'numbers'
  | 'row-ids'
  | 'given-by-server'
  | 'names-agent'
  | 'names-pc'
  | 'names-server';

/**
 * `onRequest`: what becomes of the rows that belong to the caller or name them; [] where no row can. `byAge`: when rows are
 * erased for their age; `never` where only a person or the app's own work removes them.
 */
type ErasureRule<Table extends ChecksummedTable> = {
  readonly onRequest: readonly ('erased' | 'redacted')[];
  readonly byAge: 'after-30-days' | 'after-keep-days' | 'never';
  readonly columnsWithoutCaller: Partial<
    Readonly<Record<(typeof checksummedColumns)[Table][number], ReasonWithoutCaller>>
  >;
};

/** What an erasure takes of each table. A new table does not compile until it is here; `erasure-store.test.ts` holds it. */
export const erasureRules: { readonly [Table in ChecksummedTable]: ErasureRule<Table> } = {
  // Erased with its tickets, or unsent. By age: discarded calls after 30 days, the others with their tickets.
  call: {
    onRequest: ['erased', 'redacted'],
    byAge: 'after-30-days',
    columnsWithoutCaller: { id: 'made-up', status: 'fixed-words' },
  },
  ticket: {
    onRequest: ['erased'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: {
      call_id: 'made-up',
      reference: 'made-up',
      body_sha256: 'hash',
      state: 'fixed-words',
      case_number: 'given-by-server',
      case_number_source: 'fixed-words',
      storehub_ticket_id: 'given-by-server',
      imported: 'names-pc',
      agent: 'names-agent',
    },
  },
  attempt: { onRequest: ['erased'], byAge: 'after-keep-days', columnsWithoutCaller: {} },
  // Erased with its ticket; redacted where the ticket is another caller's.
  note: { onRequest: ['erased', 'redacted'], byAge: 'after-keep-days', columnsWithoutCaller: {} },
  reminder: {
    onRequest: ['erased', 'redacted'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { uid: 'made-up', why: 'fixed-words', resolution: 'fixed-words' },
  },
  caller_dismissal: { onRequest: ['erased'], byAge: 'after-keep-days', columnsWithoutCaller: {} },
  // By age: once no ticket names the caller or the store.
  contact_note: {
    onRequest: ['erased'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { uid: 'made-up', subject: 'fixed-words' },
  },
  // Redacted, since other callers have it, too. By age: once it has no call.
  incident: {
    onRequest: ['redacted'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { uid: 'made-up' },
  },
  // With the tickets of its call.
  incident_link: {
    onRequest: ['erased'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { call_id: 'made-up' },
  },
  // By age: after `KeepDays`, if that is less.
  incoming_call: {
    onRequest: ['erased'],
    byAge: 'after-30-days',
    columnsWithoutCaller: { uid: 'made-up', state: 'fixed-words', call_id: 'made-up' },
  },
  note_draft: {
    onRequest: ['erased'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { subject: 'fixed-words' },
  },
  saved_view: { onRequest: ['erased'], byAge: 'never', columnsWithoutCaller: {} },
  export_record: {
    onRequest: ['redacted'],
    byAge: 'never',
    columnsWithoutCaller: { format: 'fixed-words' },
  },
  erasure_record: {
    onRequest: [],
    byAge: 'never',
    columnsWithoutCaller: { why: 'fixed-words' },
  },
  // The work that is left of a request. Each step removes a row.
  pending_erasure: {
    onRequest: [],
    byAge: 'never',
    columnsWithoutCaller: { tickets: 'row-ids' },
  },
  erased_call: { onRequest: [], byAge: 'never', columnsWithoutCaller: { id_hash: 'hash' } },
  sync_position: {
    onRequest: [],
    byAge: 'never',
    columnsWithoutCaller: {
      address: 'names-server',
      desk: 'made-up',
      server: 'made-up',
      token: 'made-up',
      next_token: 'made-up',
      ticket_cursor: 'numbers',
      erasure_cursor: 'numbers',
      record_cursor: 'numbers',
    },
  },
  // With the row that it is about.
  unsynced_change: {
    onRequest: ['erased'],
    byAge: 'after-keep-days',
    columnsWithoutCaller: { kind: 'fixed-words' },
  },
  // The work that is left for the server. A connection removes it.
  unsynced_removal: {
    onRequest: [],
    byAge: 'never',
    columnsWithoutCaller: { call_id: 'made-up', reference: 'made-up', why: 'fixed-words' },
  },
};
