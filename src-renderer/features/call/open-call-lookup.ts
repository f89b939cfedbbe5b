import type { FindOpenCall, OpenCallRef, SearchableOpenCall } from '../../components/calls/open-call-links';
import { getInitialHistorySearch } from './get-initial-history-search';
import { findOpenCallOfRing, toOpenCallRef } from './open-calls/find-open-calls';
import { isEditable } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

/** More of a text is not searched. */
const maxTextLength = 1000;

const searchedFields = [
  'phone',
  'name',
  'storeName',
  'issue',
  'address',
  'remark',
  'quickEntryText',
  'keptNote',
  'hiddenNote',
] as const;

/** Finds open calls for other screens, and shows them. */
export function createOpenCallLookup({ store, activate, getActive }: OpenCallsStore, onShowCall: () => void) {
  return {
    /** The open call to which answering a ring or calling back leads, if any. */
    ofRing: (ring: Parameters<FindOpenCall>[0]): readonly OpenCallRef[] => {
      const open = findOpenCallOfRing(ring, store.get());
      return open === undefined ? [] : [toOpenCallRef(open, store.get().calls)];
    },
    /** The open calls for a search. The call from which Find took the words is not told of itself. */
    listFor: (search: string): readonly SearchableOpenCall[] => {
      const { calls } = store.get();
      const asker = getInitialHistorySearch(getActive()) === search.trim() ? getActive() : undefined;
      return calls
        .filter((open) => open !== asker && isEditable(open))
        .map((open) => {
          const fields = open.session.getFields();
          const texts = searchedFields.map((field) => fields[field].slice(0, maxTextLength));
          return { ...toOpenCallRef(open, calls), texts };
        });
    },
    open: (callId: string): void => {
      onShowCall();
      void activate(callId);
    },
  };
}
