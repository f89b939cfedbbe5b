import { useCommands } from '../../../commands/command-registry';
import { useCallForm } from '../editing/call-form-context';
import type { IncidentNoticeProps } from './incident-notice';
import type { KnownIncidents } from './use-known-incidents';

type IncidentNoticeSlotProps = Omit<IncidentNoticeProps, 'state'> & { readonly state: KnownIncidents };

/** The place of the line about incidents. It is loaded with the first of them; until then, its key says that there is none. */
export function IncidentNoticeSlot({ state: { Notice, ...state }, ...props }: IncidentNoticeSlotProps) {
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
