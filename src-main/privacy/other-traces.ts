import type { Database } from 'better-sqlite3';
import { splitNoteUid } from '../../shared/callers/contact-note';
import { maxPreviewRows, type ErasurePreview } from '../../shared/privacy/retention-and-erasure';
import { listTexts, type CallerFinder } from './caller-text-matcher';
import { prepareEraseIncident, prepareEraseNote } from './erase-contact-notes-and-incidents';
import type { Finders } from './find-traces-in-calls';

/** `isNamedElsewhere`: by any number and by the name in the request, not by a name that only their tickets have. */
export type OtherTraceFinders = Pick<Finders, 'isNamed' | 'createFinderBeside'> & {
  readonly isNamedElsewhere: CallerFinder;
};

/**
 * The texts of a row that may name a caller: the strings in some JSON, and a text of its own. `phone`: the number that the
 * row belongs to, or ''. `uid`: what it is left out by.
 */
type TextRow = {
  readonly id: number;
  readonly json: string;
  readonly text: string;
  readonly phone?: string;
  readonly uid?: string;
};

/**
 * What an erasure does with one kind of row. `selectTexts`: a SELECT of `TextRow`s, until `@untilMs` where their time
 * counts. `listed`: how the preview shows them, each to leave out; null where they can only be erased.
 */
type OtherTraceRule = {
  readonly selectTexts: string;
  readonly chooseFinder: (finders: OtherTraceFinders, row: TextRow) => CallerFinder;
  readonly listed: { readonly table: string; readonly columns: string } | null;
  readonly prepareErase: (db: Database) => (id: number, isRequestedHere: boolean) => void;
};

/** Every kind of row outside of calls and tickets that may name a caller, in the order in which they are erased. */
const rules = {
  /** Lasting notes. */
  notes: {
    selectTexts: `SELECT id, uid, json_array(contact_key, label) AS json, text FROM contact_note
      WHERE changed_at_ms <= @untilMs`,
    chooseFinder: ({ isNamedElsewhere }) => isNamedElsewhere,
    listed: {
      table: 'contact_note',
      columns: `uid AS id, 'contact-note' AS kind, changed_at_ms AS atMs, label AS name, '' AS phone, '' AS storeName, text`,
    },
    prepareErase: prepareEraseNote,
  },
  /** What is being typed: notes, reminders, forms of the settings. A last day and a time are any text until they are read. */
  noteDrafts: {
    selectTexts: `SELECT id, json_array(last_day, iif(subject = 'settings-form' AND json_valid(text), json(text), subject_key)) AS json,
        text, iif(subject = 'caller', subject_key, '') AS phone
      FROM note_draft WHERE saved_at_ms <= @untilMs`,
    chooseFinder: ({ createFinderBeside }, { phone = '' }) => createFinderBeside(phone),
    listed: null,
    prepareErase: prepareDelete('note_draft'),
  },
  /** Known incidents, which stay without their title. */
  incidents: {
    selectTexts: `SELECT id, uid, traits AS json, title AS text FROM incident WHERE changed_at_ms <= @untilMs`,
    chooseFinder: ({ isNamed }) => isNamed,
    listed: {
      table: 'incident',
      columns: `uid AS id, 'incident' AS kind, changed_at_ms AS atMs, '' AS name, '' AS phone, '' AS storeName,
        title AS text`,
    },
    prepareErase: prepareEraseIncident,
  },
  incomingCalls: {
    selectTexts: `SELECT id, uid, json_array(phone, name) AS json, store_name AS text, phone FROM incoming_call
      WHERE first_rang_at_ms <= @untilMs`,
    chooseFinder: ({ isNamed, isNamedElsewhere }, { phone }) => (phone === '' ? isNamed : isNamedElsewhere),
    listed: {
      table: 'incoming_call',
      columns: `uid AS id, 'incoming-call' AS kind, first_rang_at_ms AS atMs, name, phone, store_name AS storeName,
        '' AS text`,
    },
    prepareErase: prepareDelete('incoming_call'),
  },
  /** Saved views. */
  views: {
    selectTexts: 'SELECT id, query AS json, name AS text FROM saved_view',
    chooseFinder: ({ isNamed }) => isNamed,
    listed: null,
    prepareErase: prepareDelete('saved_view'),
  },
  /** Records of exports, which stay without what was exported. */
  exports: {
    selectTexts: 'SELECT id, query AS json, file_name AS text FROM export_record',
    chooseFinder: ({ isNamed }) => isNamed,
    listed: null,
    prepareErase: prepareBlankExport,
  },
} as const satisfies Readonly<Record<string, OtherTraceRule>>;

type OtherTraceKind = keyof typeof rules;

const rulesInOrder = Object.entries(rules) as readonly (readonly [OtherTraceKind, OtherTraceRule])[];

const listedRules = rulesInOrder.flatMap(([kind, { listed }]) =>
  listed === null ? [] : [{ kind, ...listed }],
);

/** The ids of all rows outside of calls and tickets that name a caller, by their kind. */
export type OtherTraces = Readonly<Record<OtherTraceKind, readonly number[]>>;

/**
 * Finds a caller outside of calls and tickets. Reads all rows.
 * @param untilMs later data stays, in ms since 1970
 * @param isLeftOut whether the row with this uid belongs to another person
 */
export function findOtherTraces(
  db: Database,
  finders: OtherTraceFinders,
  untilMs: number,
  isLeftOut: (uid: string) => boolean,
): OtherTraces {
  const find = ({ selectTexts, chooseFinder }: OtherTraceRule): readonly number[] =>
    db
      .prepare<[{ untilMs: number }], TextRow>(selectTexts)
      .all({ untilMs })
      .filter(({ uid }) => uid === undefined || !isLeftOut(uid))
      .flatMap((row) =>
        [row.text, ...listTexts(row.json)].some(chooseFinder(finders, row)) ? [row.id] : [],
      );
  return Object.fromEntries(rulesInOrder.map(([kind, rule]) => [kind, find(rule)])) as OtherTraces;
}

export function countOtherTraces(traces: OtherTraces): number {
  return rulesInOrder.reduce((count, [kind]) => count + traces[kind].length, 0);
}

/** Counts the rows that are left out, also those that do not name the caller. */
export function countOthersLeftOut(db: Database, isLeftOut: (uid: string) => boolean): number {
  const uids = listedRules.map(({ table }) => `SELECT uid FROM ${table}`).join(' UNION ALL ');
  return db.prepare<[], string>(uids).pluck().all().filter(isLeftOut).length;
}

/** Returns those that can be left out for the preview, as many as it lists, newest first. */
export function listOtherTraces(
  db: Database,
  traces: OtherTraces,
): Pick<ErasurePreview, 'listable' | 'otherList'> {
  const selects = listedRules.map(
    ({ table, columns }) => `SELECT ${columns} FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const ids = listedRules.map(({ kind }) => traces[kind]);
  const rows = db
    .prepare<string[], ErasurePreview['otherList'][number]>(
      `${selects.join(' UNION ALL ')} ORDER BY atMs DESC, id LIMIT ${maxPreviewRows}`,
    )
    .all(...ids.map((one) => JSON.stringify(one)));
  return {
    listable: ids.flat().length,
    otherList: rows.map((row) => ({ ...row, id: splitNoteUid(row.id).slice(-1).join('') })),
  };
}

/**
 * Prepares to erase these rows for good, within the caller's transaction.
 * @returns a function of the rows, and whether the erasure was requested here, as for `prepareEraseIncident`
 */
export function prepareEraseOtherTraces(
  db: Database,
): (traces: Partial<OtherTraces>, isRequestedHere: boolean) => void {
  const erasers = rulesInOrder.map(([kind, { prepareErase }]) => ({ kind, erase: prepareErase(db) }));
  return (traces, isRequestedHere) => {
    for (const { kind, erase } of erasers) for (const id of traces[kind] ?? []) erase(id, isRequestedHere);
  };
}

function prepareDelete(table: 'note_draft' | 'incoming_call' | 'saved_view') {
  return (db: Database): ((id: number) => void) => {
    const drop = db.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`);
    return (id) => {
      drop.run(id);
    };
  };
}

function prepareBlankExport(db: Database): (id: number) => void {
  const blank = db.prepare<[number]>(
    `UPDATE export_record SET query = '{"text":""}', file_name = '…' WHERE id = ?`,
  );
  return (id) => {
    blank.run(id);
  };
}
