import { useMemo } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import type {
  ChosenIncident,
  EndedIncident,
  IncidentState,
  LinkableIncident,
} from '../../../../shared/incidents/incident';
import { useCallState } from '../editing/call-form-context';
import type { IncidentLikeness } from './incident-line';
import { findLikelyOrOfCaller, listAlike } from './recognise-incident';
import type { IncidentOfCaller } from './use-incidents-of-call';

type IncidentOffer = {
  readonly chosen: ChosenIncident | null;
  /** The incident that the key has just made of similar calls. */
  readonly begunUid: string | null;
  /** The key was pressed: what is not shown by itself is offered, too. */
  readonly isOffered: boolean;
};

type RecognisedIncidents = {
  /** Those that last, and once the key offers them, those that ended within a day and are about the same thing as the call. */
  readonly known: readonly LinkableIncident[];
  /** The one that the line is about. */
  readonly shown: LinkableIncident | undefined;
  /** What the key goes through, from `first` on. */
  readonly cycle: { readonly first: LinkableIncident | undefined; readonly all: readonly LinkableIncident[] };
  readonly isAnyAlike: boolean;
  readonly listEndedAlike: (fields: CallFields) => readonly EndedIncident[];
  readonly getLikeness: (uid: string) => IncidentLikeness;
};

/**
 * Tells which incidents the call at hand may belong to.
 * @param call with `canLink` false, nothing is recognised
 */
export function useRecognisedIncidents(
  { open, ended }: Pick<IncidentState, 'open' | 'ended'>,
  ofCaller: readonly IncidentOfCaller[],
  call: IncidentOffer & { readonly canLink: boolean },
): RecognisedIncidents {
  const { canLink, isOffered, chosen } = call;
  const uidsOfCaller = useMemo(() => ofCaller.map(({ uid }) => uid), [ofCaller]);
  const likelyUid = useCallState(({ fields }) =>
    canLink ? findLikelyOrOfCaller(fields, uidsOfCaller, open)?.uid : undefined,
  );
  const likelyEndedUid = useCallState(({ fields }) =>
    canLink && isOffered ? findLikelyOrOfCaller(fields, uidsOfCaller, ended)?.uid : undefined,
  );
  const alike = useCallState(({ fields }) =>
    canLink && isOffered
      ? listAlike(fields, uidsOfCaller, [...open, ...ended])
          .map(({ uid }) => uid)
          .join(' ')
      : '',
  );
  const alikeUids = alike.split(' ');
  const likely = open.find(({ uid }) => uid === likelyUid);
  const known = isOffered
    ? [...open, ...ended.filter(({ uid }) => alikeUids.includes(uid) || uid === chosen?.uid)]
    : open;
  const shown = findShown(known, likely, call);
  const isShownOver = shown?.endedAtMs !== undefined;
  return {
    known,
    shown,
    cycle: { first: isShownOver ? shown : likely, all: isShownOver ? [...open, shown] : open },
    isAnyAlike: alike !== '',
    listEndedAlike: (fields) => listAlike(fields, uidsOfCaller, ended),
    getLikeness: (uid) => {
      if (!isOffered || uid === likelyUid || uid === likelyEndedUid) return 'likely';
      return alikeUids.includes(uid) ? 'possible' : 'unlike';
    },
  };
}

/** The incident that the line is about, if there is one. */
function findShown(
  known: readonly LinkableIncident[],
  likely: LinkableIncident | undefined,
  of: IncidentOffer,
): LinkableIncident | undefined {
  return (
    known.find(({ uid }) => uid === of.chosen?.uid) ??
    likely ??
    known.find(({ uid }) => uid === of.begunUid) ??
    (of.isOffered && known.length === 1 ? known[0] : undefined)
  );
}
