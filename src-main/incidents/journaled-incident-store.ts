import type { JournalRecord } from '../journal/journal-record';
import type { ChangedIncident } from './incident-reader';
import type { IncidentStore } from './incident-store';

/** Wraps the store so that the journal has the incidents, too: a backup that is restored may be older than one. */
export function createJournaledIncidentStore(
  store: IncidentStore,
  append: (...records: readonly JournalRecord[]) => void,
): IncidentStore {
  function note(...records: readonly JournalRecord[]): void {
    try {
      append(...records);
    } catch {
      // The database has the change. Operations that depend on the journal report its errors.
    }
  }

  function noteChanged({ incident, links }: ChangedIncident): void {
    note(
      { kind: 'incident', ...incident },
      ...links.map((link) => ({ kind: 'incident-link' as const, ...link })),
    );
  }

  return {
    ...store,

    begin: (incident, ticketIds, callIds) => {
      const begun = store.begin(incident, ticketIds, callIds);
      noteChanged(begun);
      return begun;
    },
    change: (change, nowMs) => {
      const changed = store.change(change, nowMs);
      if (changed !== null) noteChanged(changed);
      return changed;
    },
    changeLink: (change, nowMs) => {
      const changed = store.changeLink(change, nowMs);
      if (changed !== null) note({ kind: 'incident-link', ...changed });
      return changed;
    },
    unlinkCall: (callId, nowMs) => {
      const unlinked = store.unlinkCall(callId, nowMs);
      if (unlinked !== null) note({ kind: 'incident-link', ...unlinked });
      return unlinked;
    },
    linkTicket: (call, nowMs) => {
      const linked = store.linkTicket(call, nowMs);
      if (linked !== null) note({ kind: 'incident-link', ...linked });
      return linked;
    },
  };
}
