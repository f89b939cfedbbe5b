import { tryToAppend, type AppendRecords } from '../journal/try-to-append';
import type { ChangedIncident } from './incident-reader';
import type { IncidentStore } from './incident-store';

/** Wraps the store so that the journal has the incidents, too: a backup that is restored may be older than one. */
export function createJournaledIncidentStore(store: IncidentStore, append: AppendRecords): IncidentStore {
  function appendChanged({ incident, links }: ChangedIncident): void {
    tryToAppend(
      append,
      { kind: 'incident', ...incident },
      ...links.map((link) => ({ kind: 'incident-link' as const, ...link })),
    );
  }

  return {
    ...store,

    begin: (incident, ticketIds, callIds) => {
      const begun = store.begin(incident, ticketIds, callIds);
      appendChanged(begun);
      return begun;
    },
    change: (change, nowMs) => {
      const changed = store.change(change, nowMs);
      if (changed !== null) appendChanged(changed);
      return changed;
    },
    changeLink: (change, nowMs) => {
      const changed = store.changeLink(change, nowMs);
      if (changed !== null) tryToAppend(append, { kind: 'incident-link', ...changed });
      return changed;
    },
    unlinkCall: (callId, nowMs) => {
      const unlinked = store.unlinkCall(callId, nowMs);
      if (unlinked !== null) tryToAppend(append, { kind: 'incident-link', ...unlinked });
      return unlinked;
    },
    linkTicket: (call, nowMs) => {
      const linked = store.linkTicket(call, nowMs);
      if (linked !== null) tryToAppend(append, { kind: 'incident-link', ...linked });
      return linked;
    },
  };
}
