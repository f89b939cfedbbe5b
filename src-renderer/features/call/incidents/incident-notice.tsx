import { useContext, useEffect, useRef, useState } from 'react';
import { explainError, type AppError } from '../../../../shared/errors/app-error';
import type { ChosenIncident, IncidentState, SimilarCalls } from '../../../../shared/incidents/incident';
import type { Result } from '../../../../shared/result';
import { CommandContext, useCommands } from '../../../commands/command-registry';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { IncidentChoiceList } from '../../../components/incidents/incident-choice-list';
import { useIncidentOfEndedCall } from '../../../components/incidents/use-incident-of-ended-call';
import { SimilarCallsLine } from '../../../components/incidents/similar-calls-line';
import { Notice } from '../../../ui/notice';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from '../fields/call-form.module.css';
import { useLineUnderIssueInView } from './use-line-under-issue-in-view';
import {
  getNextChoiceOfEndedCall,
  getNextIncidentChoice,
  getReasonNotToLink,
} from './get-next-incident-choice';
import { CallerIncidentLine } from './caller-incident-line';
import { IncidentOverLine } from './incident-over-line';
import { IncidentLine } from './incident-line';
import { isLike, isUnlike } from './recognise-incident';
import { useIncidentsOfCall, type IncidentOfCaller } from './use-incidents-of-call';
import { useRecognisedIncidents } from './use-recognised-incidents';

export type IncidentNoticeProps = {
  readonly client: IpcClient;
  readonly state: IncidentState;
  readonly callBeganAtMs: number;
  /** Of a call that has ended. */
  readonly ticketId: number | null;
  readonly isShown: boolean;
  /** Whether it stands under Issue. */
  readonly isInForm: boolean;
  /** Whether the key was pressed while nothing was shown. */
  readonly isOffered: boolean;
  readonly onOffer: (isOffered: boolean) => void;
};

/**
 * What is known about the trouble of this call: that of an earlier call of its caller, and its incident if that is over, otherwise
 * the incidents that last.
 */
export function IncidentNotice(props: IncidentNoticeProps) {
  const { isEditable } = useCallForm();
  const chosen = useCallState(({ fields }) => fields.incident);
  const { ofCaller, over } = useIncidentsOfCall(props.client, props.state);
  const line = useRef<HTMLDivElement>(null);
  useLineUnderIssueInView(line);
  const showLine = () => void scrollPartsIntoViewSoon(line.current);
  const lines = (
    <>
      {isEditable && <CallerIncidentLine incidents={ofCaller} />}
      {chosen !== null && over !== null ? (
        <IncidentOverLine
          key={over.uid}
          incident={over}
          chosen={chosen}
          isEndedBefore={over.endedAtMs <= props.callBeganAtMs}
          isShown={props.isShown}
          onUnlinked={() => props.onOffer(true)}
          onKeyUsed={showLine}
        />
      ) : (
        <OpenIncidentNotice {...props} ofCaller={ofCaller} onKeyUsed={showLine} />
      )}
    </>
  );
  if (!props.isInForm) return lines;
  return (
    <div ref={line} className={css['underField']}>
      {lines}
    </div>
  );
}

type OpenIncidentNoticeProps = IncidentNoticeProps & {
  /** The incidents of other calls of this caller. */
  readonly ofCaller: readonly IncidentOfCaller[];
  /** The key has changed what is shown. */
  readonly onKeyUsed: () => void;
};

/**
 * Says that several callers have the same trouble, or that the current call belongs to a known incident. One key makes the
 * similar calls an incident, with a call that is like them, or links the call, also once it has ended; a call that is like none of
 * the incidents is first offered them. Nothing is shown otherwise, and the caret stays where it is.
 */
function OpenIncidentNotice(props: OpenIncidentNoticeProps) {
  const { client, state, ticketId, isShown, ofCaller, isOffered, onOffer, onKeyUsed } = props;
  const t = useText();
  const { ask } = client;
  const { open, ended } = state;
  const { session, isEditable } = useCallForm();
  // A call about something else has no line about them, also once it has ended, and its key does not decide about them.
  const isOther = useCallState(
    ({ fields }) =>
      fields.incident !== null || (state.similarCalls !== null && isUnlike(fields, state.similarCalls)),
  );
  const similarCalls = isOther ? null : state.similarCalls;
  const [begunUid, setBegunUid] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const takeError = (done: Result<unknown, AppError>) => {
    setError(done.ok ? null : done.error);
    return true;
  };
  const endedTicketId = isEditable ? null : ticketId;
  const linkOfEnded = useIncidentOfEndedCall(client, open.length + ended.length === 0 ? null : endedTicketId);
  const chosenBefore = useCallState(({ fields }) => fields.incident);
  const chosen = linkOfEnded === undefined ? chosenBefore : linkOfEnded;
  const canLink = isEditable || endedTicketId !== null;
  const recognised = useRecognisedIncidents(state, ofCaller, { canLink, isOffered, chosen, begunUid });
  const { known, shown, cycle } = recognised;
  const next = (isEditable ? getNextIncidentChoice : getNextChoiceOfEndedCall)(
    chosen,
    cycle.first,
    cycle.all,
  );

  const { keyBuffer, unavailable } = useContext(CommandContext);
  const linkToBegun = async ({ key, traits }: SimilarCalls) => {
    const begun = await ask('incidents.begin', { key });
    takeError(begun);
    onKeyUsed();
    if (!begun.ok) return true;
    setBegunUid(begun.value.uid);
    const { uid } = begun.value;
    if (session.isEditable() && isLike(session.getFields(), { traits }))
      session.fill('incident', { incident: { uid, wantsCallback: false } });
    return true;
  };
  /** Send pressed right behind it is to find the call linked. */
  const begin = (similar: SimilarCalls) => void keyBuffer.hold(linkToBegun(similar));
  const isListed = isOffered && shown === undefined && known.length > 1;
  // The key was pressed before this was known, and was told that there is nothing.
  const isSomethingShown = similarCalls !== null || shown !== undefined;
  useEffect(() => {
    if (isSomethingShown)
      unavailable.set((last) => (last?.reason === 'unavailable.noIncident' ? null : last));
  }, [isSomethingShown, unavailable]);
  const link = (to: ChosenIncident | null) => {
    if (endedTicketId === null) session.fill('incident', { incident: to });
    else if (to !== null)
      void keyBuffer.hold(ask('incidents.link-ticket', { ticketId: endedTicketId, ...to }).then(takeError));
  };
  const choose = () => link(next);
  useCommands(
    isShown
      ? {
          'known-incident': {
            run: () => {
              if (similarCalls !== null) begin(similarCalls);
              else if (shown === undefined) onOffer(true);
              else choose();
              onKeyUsed();
            },
            whyNot: () => {
              if (similarCalls !== null) return undefined;
              const fields = session.getFields();
              const isBlank = fields.issue.trim() === '';
              const isUnlikeOthers = state.similarCalls !== null;
              const alike = recognised.listEndedAlike(fields);
              return getReasonNotToLink(
                { isEditable, isBlank, isUnlikeOthers, chosen },
                shown !== undefined || alike.length > 0,
                [...open, ...alike],
                ended.length > 0,
              );
            },
          },
        }
      : {},
  );
  const why = error !== null && <Notice tone="bad" {...explainError(error, t.language)} />;
  if (similarCalls !== null)
    return (
      <>
        {why}
        <SimilarCallsLine
          similarCalls={similarCalls}
          onBegin={() => begin(similarCalls)}
          onDismiss={() => void ask('incidents.dismiss', { key: similarCalls.key }).then(takeError)}
        />
      </>
    );
  if (isListed && isShown)
    return (
      <IncidentChoiceList
        text={t(recognised.isAnyAlike ? 'incidents.whichOne' : 'incidents.unlikeAny')}
        open={known}
        onChoose={({ uid }) => {
          onOffer(false);
          link({ uid, wantsCallback: false });
        }}
        onClose={() => onOffer(false)}
      />
    );
  if (shown === undefined) return why;
  return (
    <>
      {why}
      <IncidentLine
        incident={shown}
        chosen={chosen}
        next={next}
        open={known}
        isNew={shown.uid === begunUid}
        likeness={recognised.getLikeness(shown.uid)}
        isOfCaller={ofCaller.some(({ uid }) => uid === shown.uid)}
        onChoose={canLink ? choose : undefined}
        onUnlink={isEditable && next !== null ? () => link(null) : undefined}
      />
    </>
  );
}
