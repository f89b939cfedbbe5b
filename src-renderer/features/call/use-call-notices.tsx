import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { IpcClient } from '../../ipc/ipc-client';
import { useCommands } from '../../commands/command-registry';
import { useAnnouncedReminderChanges } from '../../components/reminders/use-announced-reminder-changes';
import { useIsPanelBelow } from '../../ui/use-is-narrow';
import { useCallForm } from './editing/call-form-context';
import type { IncidentNoticeProps } from './incidents/incident-notice';
import type { KnownIncidents } from './incidents/use-incident-state';
import { createKeptCallbacks } from './incoming/use-caller-callbacks';
import { useCallbacksNotice, type CallbacksNoticeParts } from './incoming/use-callbacks-notice';
import type { OpenCall } from './open-calls/open-call-state';

type CallNoticesParts = {
  readonly client: IpcClient;
  readonly state: KnownIncidents;
  readonly open: OpenCall;
  readonly isShown: boolean;
};

/** Each stands in one of the two places. */
type CallNotices = {
  readonly inPanel: ReactNode;
  readonly underPhone: ReactNode;
  readonly underIssue: ReactNode;
};

/**
 * What waits for the caller, and the line about incidents: in the panel, or, where that is below the form while the
 * call is written, beside the fields that they are about.
 */
export function useCallNotices({ client, state, open, isShown }: CallNoticesParts): CallNotices {
  const isPanelBelow = useIsPanelBelow();
  // What was done and is offered outlives a change of the place.
  const [kept] = useState(createKeptCallbacks);
  const changes = useAnnouncedReminderChanges(client);
  const [isOffered, onOffer] = useState(false);
  const { ticket } = open;
  const { forget } = changes;
  const ticketId = ticket?.id ?? null;
  // Beside a call that is over stands only what is left to do.
  useLayoutEffect(() => forget(), [forget, ticketId]);
  const { beganAtMs } = open.call;
  const isInForm = isPanelBelow && (ticket === null || ticket.status === 'rejected');
  // The form is drawn again only where one of them stands in it.
  return useMemo(() => {
    const callbacks = { client, ticket, kept, changes, isShown };
    const incident = {
      client,
      state,
      callBeganAtMs: beganAtMs,
      ticketId,
      isShown,
      isInForm,
      isOffered,
      onOffer,
    };
    if (!isInForm)
      return { inPanel: <PanelSlot {...{ callbacks, incident }} />, underPhone: null, underIssue: null };
    return {
      inPanel: null,
      underPhone: <CallbacksSlot {...callbacks} />,
      underIssue: <IncidentSlot {...incident} />,
    };
  }, [client, state, ticket, ticketId, beganAtMs, kept, changes, isShown, isInForm, isOffered]);
}

type IncidentSlotProps = Omit<IncidentNoticeProps, 'state'> & { readonly state: KnownIncidents };
type PanelSlotProps = { readonly callbacks: CallbacksNoticeParts; readonly incident: IncidentSlotProps };

function PanelSlot({ callbacks, incident }: PanelSlotProps) {
  return (
    <>
      {useCallbacksNotice(callbacks)}
      {useIncidentNotice(incident)}
    </>
  );
}

function CallbacksSlot(props: CallbacksNoticeParts) {
  return useCallbacksNotice(props);
}

function IncidentSlot(props: IncidentSlotProps) {
  return useIncidentNotice(props);
}

/** The line about incidents is loaded with the first of them; until then, its key says that there is none. */
function useIncidentNotice({ state: { Notice, ...state }, ...props }: IncidentSlotProps): ReactNode {
  const { session, isEditable } = useCallForm();
  useCommands(
    props.isShown && Notice === null
      ? {
          'known-incident': {
            run: () => undefined,
            whyNot: () =>
              !isEditable && session.getFields().incident !== null
                ? 'unavailable.incidentLinked'
                : 'unavailable.noIncident',
          },
        }
      : {},
  );
  return Notice === null ? null : <Notice {...props} state={state} />;
}
