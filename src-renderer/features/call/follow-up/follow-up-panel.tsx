import { useContext } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import type { CallFields } from '../../../../shared/calls/call';
import { useHoldKeysUntilSettled } from '../../../commands/use-hold-keys-until-settled';
import { CommandContext, useCommands } from '../../../commands/command-registry';
import type { TextKey } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import type { Store } from '../../../state/store';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { useCallForm } from '../editing/call-form-context';
import { useIsPanelBelow } from '../../../ui/use-is-narrow';
import { FollowUpChain } from './follow-up-chain';
import { linkFollowUp, unlinkFollowUp } from './link-follow-up';
import { explainNotEditable, type OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { takeFieldsAtKey } from '../sending/check-and-send-call';
import { SimilarTicketsNotice } from './similar-tickets-notice';
import { useSimilarTickets } from './use-similar-tickets';

/** The longest time that the keys behind the one that follows up wait for the history. */
const maxWaitMs = 1000;

type FollowUpPanelProps = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly open: OpenCall;
  /** Keeps the possible duplicates for what else names them. */
  readonly similarStore: Store<readonly SimilarTicket[]>;
  readonly onOpenTicket: (ticketId: number) => void;
  /** @param atKey the fields at the key, with the line of the remark that names the case */
  readonly onSend: (atKey: CallFields) => void;
  readonly isShown: boolean;
};

/**
 * Shows tickets that may be duplicates, and lets the agent send this one as a follow-up. A call without an issue is
 * only linked: it has just begun, and is not to be marked as incomplete. So is one for another store than the ticket's: the agent
 * sees what it follows before it is sent. And so is one whose possible duplicate was not shown yet at the key.
 */
export function FollowUpPanel({
  client,
  calls,
  open,
  similarStore,
  onOpenTicket,
  onSend,
  isShown,
}: FollowUpPanelProps) {
  const { session, pin, isEditable } = useCallForm();
  const similar = useSimilarTickets(client, similarStore);
  const holdKeysUntilSettled = useHoldKeysUntilSettled('follow-up');
  const { unavailable } = useContext(CommandContext);
  const isPanelBelow = useIsPanelBelow();
  const likest = similar.tickets[0]?.ticket;

  const explain = (reason: TextKey) =>
    unavailable.set(() => ({ action: 'follow-up', pressed: undefined, reason }));
  const followUp = async (isLate: () => boolean) => {
    if (!isEditable) return;
    const isAwaited = similar.isAwaited();
    const atKey = takeFieldsAtKey({ session, pin });
    // The displayed ticket may be outdated for a moment, or not be there yet, so this asks again.
    const now = await similar.askAgain();
    const shown = now?.find(({ ticket }) => ticket.id === likest?.id);
    const found = shown ?? (isAwaited ? now?.[0] : undefined);
    if (isLate()) return;
    if (found === undefined) {
      if (now !== null) explain('unavailable.nothingSimilar');
      return;
    }
    const isRemarkOfKey = session.getFields().remark === atKey.remark;
    if (!(await linkFollowUp(calls, session, found.ticket.id))) return;
    // The agent goes on with a call that is linked late, and sends it.
    if (isLate()) return;
    const { issue, remark } = session.getFields();
    // The line that names the case is no news: the key asked for it.
    if (issue.trim() === '' || found.isOfOtherStore || shown === undefined) return;
    onSend(isRemarkOfKey ? { ...atKey, remark } : atKey);
  };
  // The ticket is what the call was at this key, unless the history does not answer in time.
  const followUpHoldingKeys = () => {
    let isLate = false;
    const timeLimit = new Promise<void>((resolve) => {
      const cancel = scheduleTimeout(maxWaitMs, () => {
        isLate = true;
        explain('unavailable.historyLate');
        resolve();
      });
      void followUp(() => isLate).finally(() => {
        cancel();
        resolve();
      });
    });
    holdKeysUntilSettled(timeLimit);
  };
  const whyNot = (): TextKey | undefined => {
    if (!isEditable) return explainNotEditable(open);
    return likest === undefined && !similar.isAwaited() ? 'unavailable.nothingSimilar' : undefined;
  };
  useCommands({ 'follow-up': isShown ? { run: followUpHoldingKeys, whyNot } : undefined });
  if (open.call.follows === null) {
    // Once sent, the call's own ticket would be the most similar one.
    return (
      isEditable &&
      !isPanelBelow && <SimilarTicketsNotice similar={similar.tickets} onFollowUp={followUpHoldingKeys} />
    );
  }
  // The agent has decided what this call follows, so no more similar tickets are shown.
  return (
    <FollowUpChain
      ask={client.ask}
      follows={open.call.follows}
      onOpen={onOpenTicket}
      isCompact
      onLeave={isEditable ? () => void unlinkFollowUp(calls, session) : undefined}
    />
  );
}
