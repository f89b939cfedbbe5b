import { useCallback, useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { useForm } from 'react-hook-form';
import { blankCallFields, type CallFields } from '../../../shared/calls/call';
import type { IncomingCall } from '../../../shared/calls/call-link';
import { nextLanguage } from '../../../shared/i18n/language';
import type { TokenState } from '../../../shared/app/api-token';
import { groupDigits } from '../../../shared/phone/phone-kind';
import { trustAfter, withConfirmed, type TrustedPart } from '../../../shared/calls/field-provenance';
import type { IpcClient } from '../../ipc/ipc-client';
import { useCommands } from '../../commands/command-registry';
import { useText, type TextKey } from '../../i18n/translate';
import { schedule } from '../../state/schedule-timeout';
import { makeStore } from '../../state/store';
import { CallForm } from './call-form';
import {
  CallFormProvider,
  focusField,
  isWritingElsewhere,
  type CallFormParts,
} from './editing/call-form-context';
import css from './call-screen.module.css';
import { callerOffers } from './caller-match/caller-suggestions';
import type { DeskMemory } from './session/call-session';
import { nextQuestion } from './templates/next-question-line';
import { Duplicates } from './follow-up/possible-duplicates';
import { fillingsIn, sourceOf } from './session/autofill-history';
import { isBlank } from './drafts/is-blank-call';
import { isEditable, type OpenCall } from './drafts/open-call';
import type { OpenCalls } from './drafts/open-calls-store';
import { FollowChain } from './follow-up/follow-up-chain';
import { MatchCard } from './caller-match/caller-suggestions-card';
import { OutcomePanel, type OutcomeActions } from './outcome/outcome-panel';
import { readingOf } from './session/draft-validation';
import { confirmedPinOf, pinActions } from './pin/pin-actions';
import { PinMap } from './pin/view/pin-map';
import { SidePanel } from './sending/send-panel';
import { useSamePlace } from './caller-match/use-fill-from-caller';
import { useSend } from './sending/use-send';
import { useSettle } from './autofill/use-autofill';
import { useMap } from './pin/view/use-pin-map';
import { pasteInto } from './editing/paste-handler';
import { useTape } from './editing/use-field-history';
import { useTimeOnScreen } from './use-screen-time';

/** `takeIncoming` fills a blank call with who is ringing. False where it is not blank. */
export type DeskHandle = { readonly takeIncoming: (call: IncomingCall) => boolean };

type CallDeskProps = {
  readonly client: IpcClient;
  readonly open: OpenCall;
  readonly calls: OpenCalls;
  readonly memory: DeskMemory;
  readonly actions: OutcomeActions;
  readonly isSpelled: boolean;
  readonly isShown: boolean;
  readonly token: TokenState | null;
  readonly handle: Ref<DeskHandle>;
};

/** One call: the sheet on the left, what is to be done about it on the right. */
export function CallDesk(props: CallDeskProps) {
  const { client, open, calls, memory, actions, isSpelled, isShown, token, handle } = props;
  const { language } = useText();
  const callId = open.call.id;
  const [initial] = useState(() => calls.fieldsOf(callId));
  const [reading] = useState(() => makeStore(readingOf(initial)));
  const form = useForm<CallFields>({ defaultValues: initial });
  const canEdit = isEditable(open);
  const isTried = open.faults.length > 0;

  useEffect(() => {
    // It may come up late, when the agent already writes into what lies over the screen.
    if (isShown && !isWritingElsewhere()) focusField('phone');
    // oxlint-disable-next-line react/exhaustive-deps -- only where a call comes up, which is by the agent's hand
  }, []);
  const fillings = useMemo(() => fillingsIn(form, memory.fillings), [form, memory]);
  const write = useCallback(
    (fields: CallFields) => {
      reading.set(() => readingOf(fields));
      // Once it was sent, only the language to speak may still change, and that for the screen alone.
      if (canEdit) calls.edited(callId, fields);
    },
    [reading, calls, callId, canEdit],
  );
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => {
          const before = reading.get().fields;
          const typed = { ...form.getValues(), trust: before.trust };
          write({ ...typed, trust: trustAfter(before, typed, (part) => sourceOf(fillings.filledBy(part))) });
        },
      }),
    [form, fillings, reading, write],
  );
  const confirm = useCallback(
    (parts: readonly TrustedPart[]) => {
      const { fields } = reading.get();
      if (!canEdit) return;
      const trust = withConfirmed(fields, parts);
      if (parts.includes('pin')) {
        memory.place.set((place) => ({ ...place, confirmedPin: confirmedPinOf({ ...fields, trust }) }));
      }
      write({ ...fields, trust });
    },
    [reading, write, canEdit, memory],
  );

  const pin = useMemo(
    () => pinActions({ form, fillings, memory, trust: () => reading.get().fields.trust }),
    [form, fillings, memory, reading],
  );
  const settle = useSettle({ form, fillings, reading, memory });
  const tape = useTape({ ask: client.ask, calls, callId, form, pin });
  useTimeOnScreen(client.ask, callId, isShown);
  const [isAsked, setIsAsked] = useState(false);
  const send = useSend({ form, reading, pin, settle, calls, callId, onDoubt: setIsAsked });
  const map = useMap(canEdit);
  const takeBack = useCallback(() => {
    const filling = canEdit ? fillings.takeBack() : undefined;
    if (filling?.by === 'link') memory.pasted.set(() => null);
    if (filling?.by === 'preset') form.setValue('questions', blankCallFields.questions);
    if (filling?.by === 'followUp') void calls.follow(callId, null);
  }, [canEdit, form, fillings, calls, callId, memory]);
  const [offers] = useState(() => callerOffers(client.ask, schedule));
  useEffect(
    () =>
      client.onNotice('tickets.changed', ({ ticketId }) => {
        if (ticketId === null) void offers.askAgain();
      }),
    [client, offers],
  );
  const samePlace = useSamePlace({ offers, form, fillings, isEditable: canEdit });
  const takeIncoming = useCallback(
    ({ phone, name, store }: IncomingCall) => {
      const said = phone === '' ? '' : groupDigits(phone);
      if (!isBlank(form.getValues())) return false;
      fillings.fill('incoming', { phone: said, name, storeName: store });
      settle();
      return true;
    },
    [form, fillings, settle],
  );
  useImperativeHandle(handle, () => ({ takeIncoming }), [takeIncoming]);
  const whyNotEdit = (): TextKey | undefined => (canEdit ? undefined : 'unavailable.alreadySent');
  useCommands(
    !isShown
      ? {}
      : {
          send: { run: send.ask, whyNot: whyNotEdit },
          'send-anyway': {
            run: send.anyway,
            whyNot: () => whyNotEdit() ?? (isAsked ? undefined : 'unavailable.nothingAsked'),
          },
          'take-back': {
            run: takeBack,
            whyNot: () =>
              whyNotEdit() ??
              (fillings.store.get().standing.length === 0 ? 'unavailable.nothingFilled' : undefined),
          },
          'same-place': { run: samePlace.start, whyNot: whyNotEdit },
          map: { run: map.toggle, whyNot: whyNotEdit },
          'caller-language': {
            run: () =>
              form.setValue('callerLanguage', nextLanguage(form.getValues('callerLanguage') ?? language)),
          },
          'next-question': {
            run: () => form.setValue('questions', nextQuestion(form.getValues('questions'))),
            whyNot: () =>
              form.getValues('questions').list.length === 0 ? 'unavailable.noQuestions' : undefined,
          },
        },
  );

  const parts = useMemo<CallFormParts>(
    () => ({
      form,
      reading,
      fillings,
      memory,
      tape: tape.mark,
      pin,
      settle,
      showMap: map.toggle,
      confirm,
      isEditable: canEdit,
      isTried,
    }),
    [form, reading, fillings, memory, tape, pin, settle, map, confirm, canEdit, isTried],
  );
  return (
    <CallFormProvider value={parts}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that mean the same in every field */}
      <form
        className={css['desk']}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={canEdit ? tape.onKeyDown : undefined}
        onPaste={pasteInto({ form, memory, pin, isEditable: canEdit })}
      >
        <div className={css['paper']}>
          <CallForm />
        </div>
        {map.isOpen && <PinMap onClose={map.close} />}
        {open.ticket === null || open.ticket.state === 'rejected' ? (
          <SidePanel open={open} isAsked={isAsked} onSend={send.ask} onSendAnyway={send.anyway}>
            <MatchCard offers={offers} onTake={samePlace.take} />
            <Duplicates
              client={client}
              calls={calls}
              open={open}
              onOpenTicket={actions.openInHistory}
              onSend={send.ask}
              isShown={isShown}
            />
          </SidePanel>
        ) : (
          <OutcomePanel
            open={open}
            ticket={open.ticket}
            actions={actions}
            isSpelled={isSpelled}
            token={token}
          >
            {open.ticket.follows !== null && (
              <FollowChain ask={client.ask} follows={open.ticket.follows} onOpen={actions.openInHistory} />
            )}
          </OutcomePanel>
        )}
      </form>
    </CallFormProvider>
  );
}
