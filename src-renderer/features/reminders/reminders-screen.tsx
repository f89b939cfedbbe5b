import { useRef } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import type { ListedIncomingCall } from '../../../shared/calls/incoming-call';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { useFocusLoadedScreen } from '../../commands/use-focus-loaded-screen';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onAnyTicket, onManyTickets } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import type { FindOpenCall } from '../../components/calls/open-call-links';
import type { CalledBack } from '../../components/calls/use-record-no-answer';
import { ReminderItem } from '../../components/reminders/reminder-item';
import { UndoReminderChange } from '../../components/reminders/undo-reminder-change';
import { ListColumn, ListStack, TwoColumnLists } from '../../components/tickets/two-column-lists';
import { TicketItem } from '../../components/tickets/ticket-item';
import { useAnnouncedReminderChanges } from '../../components/reminders/use-announced-reminder-changes';
import { CallbackActions, CallbackFacts } from './callback-actions';
import { countDueIncidentCallbacks, IncidentList } from './incident-list';
import { MissedCallList } from './missed-call-list';
import { SimilarCallsOffer } from './similar-calls-offer';
import css from './reminders-screen.module.css';

type RemindersScreenProps = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly callBack: {
    readonly missed: (missed: ListedIncomingCall) => void;
    readonly promised: (ticket: Pick<TicketSummary, 'id' | 'phone'>) => void;
  };
  readonly findOpenCall: FindOpenCall;
};

const missedRefreshOn = { ...onManyTickets, 'calls.incoming-changed': always };
const refreshOn = { ...onAnyTicket, 'reminders.changed': always };
const incidentsRefreshOn = { ...onAnyTicket, 'incidents.changed': always };

/** The calls that nobody took, the callbacks that are due, and those that are coming, with the known incidents. */
export function RemindersScreen(props: RemindersScreenProps) {
  const { client, onOpenTicket, callBack, findOpenCall } = props;
  const t = useText();
  const { data: list, error } = useIpcQuery(client, 'reminders.list', null, refreshOn);
  const missedQuery = useIpcQuery(client, 'calls.list-missed', null, missedRefreshOn);
  const missed = missedQuery.data;
  const incidents = useIpcQuery(client, 'incidents.list', null, incidentsRefreshOn);
  const listedIncidents = incidents.data ?? [];
  const screen = useRef<HTMLElement>(null);
  const changes = useAnnouncedReminderChanges(client);

  useFocusRestoration(screen);
  const isListAnswered = list !== null || error !== null;
  const isMissedAnswered = missed !== null || missedQuery.error !== null;
  useFocusLoadedScreen(screen, isListAnswered && isMissedAnswered, 'li button:not([tabindex="-1"])');

  const hasMissed = missed !== null && (missed.count > 0 || missed.lastDismissed !== null);
  const isUndoOfMissed = hasMissed && changes.last === 'missed-no-answer';
  const dueIncidentCallbacks = countDueIncidentCallbacks(listedIncidents);
  const countUnlisted = (name: 'due' | 'coming') =>
    list === null ? 0 : list.counts[name] - list[name].length;
  const column = (name: 'due' | 'coming') => (
    <ListColumn
      titleId={`reminders-${name}`}
      title={t(`reminders.list.${name}`)}
      count={list === null ? undefined : list.counts[name] + (name === 'due' ? dueIncidentCallbacks : 0)}
      unlistedCount={countUnlisted(name)}
      emptyText={t(`reminders.none.${name}`)}
      beside={name === 'due' && !isUndoOfMissed && <UndoReminderChange changes={changes} />}
      above={
        name === 'due' && (
          <>
            {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
            <SimilarCallsOffer client={client} />
            <IncidentList
              incidents={listedIncidents}
              error={incidents.error}
              client={client}
              onOpenTicket={onOpenTicket}
              findOpenCall={findOpenCall}
              onCallBack={callBack.promised}
              changes={changes}
            />
          </>
        )
      }
    >
      {list?.[name].map(({ reminder, ticket, tries }) => (
        <TicketItem key={reminder.id} ticket={ticket} onOpen={onOpenTicket}>
          <div className={css['what']}>
            <ReminderItem
              reminder={reminder}
              ticket={ticket}
              changes={changes}
              facts={
                <CallbackFacts
                  tries={tries}
                  openCalls={findOpenCall({ phone: ticket.phone, callId: null })}
                  onCallBack={() => callBack.promised(ticket)}
                />
              }
            >
              <CallbackActions
                client={client}
                who={toCalledBack(ticket)}
                onCallBack={() => callBack.promised(ticket)}
                changes={changes}
              />
            </ReminderItem>
          </div>
        </TicketItem>
      ))}
    </ListColumn>
  );
  return (
    <TwoColumnLists
      focusRef={screen}
      label={t('app.reminders')}
      isEmpty={!hasMissed && list?.due.length === 0 && list.coming.length === 0}
    >
      <ListStack>
        {missedQuery.error !== null && <Notice tone="bad" {...explainError(missedQuery.error, t.language)} />}
        {hasMissed && (
          <MissedCallList
            client={client}
            missed={missed}
            onCallBack={callBack.missed}
            findOpenCall={findOpenCall}
            changes={changes}
          />
        )}
        {column('due')}
      </ListStack>
      {column('coming')}
    </TwoColumnLists>
  );
}

function toCalledBack({ phone, name, storeName }: TicketSummary): CalledBack {
  return { phone, name, storeName: storeName ?? '' };
}
