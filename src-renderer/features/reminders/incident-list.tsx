import { useId, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type {
  CallToLink,
  IncidentChange,
  IncidentLinkChange,
  LinkedCall,
  ListedIncident,
} from '../../../shared/incidents/incident';
import type { Result } from '../../../shared/result';
import type { FindOpenCall } from '../../components/calls/open-call-links';
import { MaskedText, useMask } from '../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../components/masking/speak-masked';
import { announce } from '../../ui/announcer';
import { formatWhen } from '../../i18n/format-when';
import { useText, type TextKey } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { getIncidentNameTarget, useIsTyped } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import { ButtonSubjectContext } from '../../ui/button-subject';
import { Notice } from '../../ui/notice';
import { IncidentNameForm } from './incident-name-form';
import { IncidentCalls } from './incident-calls';
import { UnlinkedCalls } from './unlinked-calls';
import css from './incident-list.module.css';

type IncidentActions = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly findOpenCall: FindOpenCall;
  readonly onCallBack: (ticket: { readonly id: number; readonly phone: string }) => void;
  readonly changes: Pick<ReminderChanges, 'remember'>;
};

type IncidentListProps = IncidentActions & {
  readonly incidents: readonly ListedIncident[];
  readonly error: AppError | null;
};

/** The known incidents, those that last first. Nothing is shown if there are none. */
export function IncidentList({ incidents, error, ...actions }: IncidentListProps) {
  const { client } = actions;
  const t = useText();
  const [changeError, setChangeError] = useState<AppError | null>(null);
  const take = (answer: Result<null, AppError>): boolean => {
    setChangeError(answer.ok ? null : answer.error);
    return answer.ok;
  };
  const shownError = changeError ?? error;
  if (incidents.length === 0 && shownError === null) return null;
  return (
    <section className={css['list']} aria-labelledby="known-incidents">
      <h2 id="known-incidents" className={css['head']}>
        {t('incidentList.title')}
      </h2>
      {shownError !== null && <Notice tone="bad" {...explainError(shownError, t.language)} />}
      <ul>
        {incidents.map((incident) => (
          <IncidentItem
            key={incident.uid}
            incident={incident}
            {...actions}
            onChange={async (change) => take(await client.ask('incidents.change', change))}
            onChangeLink={async (change) => void take(await client.ask('incidents.change-link', change))}
            onLink={async (call) => void take(await client.ask('incidents.link-ticket', call))}
            onCopy={async (text) => take(await client.ask('app.copy-text', { text }))}
            onUnlink={async (callId) => void take(await client.ask('incidents.unlink-call', { callId }))}
          />
        ))}
      </ul>
    </section>
  );
}

type IncidentItemProps = IncidentActions & {
  readonly incident: ListedIncident;
  /** @returns whether it was saved */
  readonly onChange: (change: IncidentChange) => Promise<boolean>;
  readonly onChangeLink: (change: IncidentLinkChange) => Promise<void>;
  readonly onLink: (call: CallToLink) => Promise<void>;
  readonly onUnlink: (callId: string) => Promise<void>;
  /** @returns whether it was copied */
  readonly onCopy: (text: string) => Promise<boolean>;
};

function IncidentItem({
  incident,
  client,
  onChange,
  onChangeLink,
  onLink,
  onUnlink,
  onCopy,
  onOpenTicket,
  findOpenCall,
  onCallBack,
  changes,
}: IncidentItemProps) {
  const t = useText();
  const mask = useMask();
  const id = useId();
  const [isRenaming, setIsRenaming] = useState(false);
  const draft = getIncidentNameTarget(incident.uid);
  const isFormShown = useIsTyped(draft) || isRenaming;
  const [isOpened, setIsOpened] = useState<boolean | null>(null);
  const [unlinked, setUnlinked] = useState<readonly LinkedCall[]>([]);
  const { uid, title, beganAtMs, endedAtMs, calls } = incident;
  const gone = unlinked.filter(({ callId }) => !calls.some((call) => call.callId === callId));
  const shownCalls = [...calls, ...gone].toSorted(
    (a, b) => a.createdAtMs - b.createdAtMs || a.ticketId - b.ticketId,
  );
  const isEnded = endedAtMs !== null;
  const waiting = countWaiting(calls);
  const describeWaiting = (count: number) =>
    count === 0 ? t('incidentList.noneWaiting') : t('incidentList.waiting', { count });
  const toggleEnd = async () => {
    if (!(await onChange({ uid, isEnded: !isEnded }))) return;
    // Who was told that it is over waits no more once it has ended.
    const listed = await client.ask('incidents.list', null);
    const changed = listed.ok ? listed.value.find((one) => one.uid === uid) : undefined;
    const about = {
      title: speakMasked(mask('text', title), t),
      waiting: describeWaiting(countWaiting(changed?.calls ?? calls)),
    };
    announce(t(isEnded ? 'incidentList.reopened' : 'incidentList.endedNow', about));
  };
  const areCallsShown = isOpened ?? (isEnded && waiting > 0);
  return (
    <li className={css['item']} data-ended={isEnded || undefined}>
      {isFormShown ? (
        <IncidentNameForm
          draft={draft}
          isOpened={isRenaming}
          name={title}
          onSave={(name) => onChange({ uid, title: name })}
          onClose={() => setIsRenaming(false)}
        />
      ) : (
        <h3 id={id} className={css['title']}>
          <MaskedText text={mask('text', title)} />
        </h3>
      )}
      <p className={css['about']}>
        {isEnded
          ? t('incidentList.over', {
              since: formatWhen(beganAtMs, t.language),
              until: formatWhen(endedAtMs, t.language),
            })
          : t('incidentList.since', { since: formatWhen(beganAtMs, t.language) })}
        {' · '}
        {t('incidentList.calls', { count: calls.length })}
        {' · '}
        <b>{describeWaiting(waiting)}</b>
      </p>
      <div className={css['actions']}>
        <ButtonSubjectContext value={id}>
          {/* First, since the caret arrives on it: Enter changes nothing. */}
          <Button kind="quiet" isOpen={areCallsShown} onPress={() => setIsOpened(!areCallsShown)}>
            {t(getCallsButtonText(areCallsShown, isEnded))}
          </Button>
          <Button onPress={() => void toggleEnd()}>
            {t(isEnded ? 'incidentList.reopen' : 'incidentList.end')}
          </Button>
          {!isFormShown && (
            <Button kind="quiet" onPress={() => setIsRenaming(true)}>
              {t('incidentList.rename')}
            </Button>
          )}
        </ButtonSubjectContext>
      </div>
      {areCallsShown && (
        <IncidentCalls
          calls={isEnded ? shownCalls.filter(({ wantsCallback }) => wantsCallback) : shownCalls}
          unlinkedCallIds={new Set(gone.map(({ callId }) => callId))}
          isEnded={isEnded}
          onChange={onChangeLink}
          onUnlink={(call) => {
            setUnlinked([...gone, call]);
            void onUnlink(call.callId);
          }}
          onLinkAgain={({ ticketId, wantsCallback }) => void onLink({ ticketId, uid, wantsCallback })}
          onCopy={onCopy}
          onOpenTicket={onOpenTicket}
          client={client}
          findOpenCall={findOpenCall}
          onCallBack={onCallBack}
          changes={changes}
        />
      )}
      <UnlinkedCalls
        client={client}
        uid={uid}
        areListed={areCallsShown}
        except={gone}
        onLink={onLink}
        onOpenTicket={onOpenTicket}
      />
    </li>
  );
}

/** Of an incident that is over, only who wants a callback is listed. */
function getCallsButtonText(areShown: boolean, isEnded: boolean): TextKey {
  if (isEnded) return areShown ? 'incidentList.hideCallbacks' : 'incidentList.showCallbacks';
  return areShown ? 'incidentList.hide' : 'incidentList.show';
}

/** How many callers can be called back now: those of incidents that are over. */
export function countDueIncidentCallbacks(incidents: readonly ListedIncident[]): number {
  const ended = incidents.filter(({ endedAtMs }) => endedAtMs !== null);
  return countWaiting(ended.flatMap(({ calls }) => calls));
}

function countWaiting(calls: ListedIncident['calls']): number {
  return calls.filter(({ wantsCallback, calledBackAtMs }) => wantsCallback && calledBackAtMs === null).length;
}
