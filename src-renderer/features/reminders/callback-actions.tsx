import { explainError } from '../../../shared/errors/app-error';
import type { ListedIncomingCall } from '../../../shared/calls/incoming-call';
import { DialButton } from '../../components/calls/dial-button';
import { OpenCallLinks, type OpenCallRef } from '../../components/calls/open-call-links';
import { useRecordNoAnswer, type CalledBack } from '../../components/calls/use-record-no-answer';
import { describeTries } from '../../components/reminders/describe-tries';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './callback-actions.module.css';

type CallbackActionsProps = {
  readonly client: IpcClient;
  readonly who: CalledBack;
  readonly onCallBack: () => void;
  readonly changes: Pick<ReminderChanges, 'remember'>;
};

/** What is done for somebody who waits for a callback, because their call was missed or because it was promised. */
export function CallbackActions({ client, who, onCallBack, changes }: CallbackActionsProps) {
  const t = useText();
  const { record, isRecording, error } = useRecordNoAnswer(client, changes);
  if (who.phone === '') return null;
  return (
    <>
      <Button onPress={onCallBack}>{t('missedCalls.callBack')}</Button>
      <DialButton phone={who.phone} name={who.name} />
      <Button kind="quiet" isResting={isRecording} onPress={() => record(who)}>
        {t('missedCalls.noAnswer')}
      </Button>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </>
  );
}

type CallbackFactsProps = {
  readonly tries: ListedIncomingCall['tries'];
  readonly openCalls: readonly OpenCallRef[];
  /** Goes to the open call. */
  readonly onCallBack: () => void;
};

/** How often they were called in vain, and their open call. */
export function CallbackFacts({ tries, openCalls, onCallBack }: CallbackFactsProps) {
  const t = useText();
  const tried = describeTries(tries, t);
  return (
    <>
      {tried !== '' && <p className={css['tried']}>{tried}</p>}
      <OpenCallLinks refs={openCalls} onOpen={onCallBack} />
    </>
  );
}
