import { useCommands } from '../../commands/command-registry';
import { useCallForm } from './editing/call-form-context';
import type { IncidentNoticeProps } from './incidents/incident-notice';
import type { KnownIncidents } from './incidents/use-incident-state';
import type { OpenCall } from './open-calls/open-call-state';
import { useCallbacksNotice, type CallbacksNoticeParts } from './incoming/use-callbacks-notice';

type NoticeSlotProps = Omit<IncidentNoticeProps, 'state' | 'ticketId' | 'callBeganAtMs'> &
  Omit<CallbacksNoticeParts, 'ticket'> & { readonly state: KnownIncidents; readonly open: OpenCall };

/**
 * The place of what waits for the caller, and of the line about incidents. Each is loaded with the first of them; until then, the key of
 * incidents says that there is none.
 */
export function NoticeSlot({ state: { Notice, ...state }, kept, open, ...props }: NoticeSlotProps) {
  const { session, isEditable } = useCallForm();
  const callbacks = useCallbacksNotice({
    client: props.client,
    ticket: open.ticket,
    kept,
    isShown: props.isShown,
  });
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
  return (
    <>
      {callbacks}
      {Notice !== null && (
        <Notice
          {...props}
          callBeganAtMs={open.call.beganAtMs}
          ticketId={open.ticket?.id ?? null}
          state={state}
        />
      )}
    </>
  );
}
