import { useCallback, useContext, useEffect, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { useForm } from 'react-hook-form';
import { blankCallFields, type CallFields } from '../../../shared/calls/call';
import type { IncomingCall } from '../../../shared/calls/incoming-call-link';
import { getNextLanguage } from '../../../shared/i18n/language';
import type { TokenState } from '../../../shared/app/api-token';
import { groupDigits } from '../../../shared/phone/phone-kind';
import {
  updateProvenance,
  toggleConfirmed,
  type ProvenancePart,
} from '../../../shared/calls/field-provenance';
import type { IpcClient } from '../../ipc/ipc-client';
import { CommandContext, useCommands } from '../../commands/command-registry';
import { useText, type TextKey } from '../../i18n/translate';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { createStore } from '../../state/store';
import { CallForm } from './call-form';
import { CallFormProvider, findField, type CallFormContextValue } from './editing/call-form-context';
import css from './call-screen.module.css';
import { createCallerSuggestions } from './caller-match/caller-suggestions-store';
import type { CallSession } from './session/call-session';
import { advanceQuestion } from './templates/next-question-line';
import { PossibleDuplicates } from './follow-up/possible-duplicates';
import { createAutofillHistory, toValueSource } from './session/autofill-history';
import { isBlankCall } from './drafts/is-blank-call';
import { isEditable, type OpenCall } from './drafts/open-call';
import type { OpenCallsStore } from './drafts/open-calls-store';
import { FollowUpChain } from './follow-up/follow-up-chain';
import { CallerSuggestionsCard } from './caller-match/caller-suggestions-card';
import { OutcomePanel, type OutcomeActions } from './outcome/outcome-panel';
import { validateDraft } from './session/draft-validation';
import { getConfirmedPin, createPinActions } from './pin/pin-actions';
import { PinMap } from './pin/view/pin-map';
import { SendPanel } from './sending/send-panel';
import { useFillFromCaller } from './caller-match/use-fill-from-caller';
import { useSend } from './sending/use-send';
import { useAutofill } from './autofill/use-autofill';
import { usePinMap } from './pin/view/use-pin-map';
import { createPasteHandler } from './editing/paste-handler';
import { useFieldHistory } from './editing/use-field-history';
import { useScreenTime } from './use-screen-time';

/** `fillFromIncoming` fills a blank call with who is ringing. False where it is not blank. */
export type CallEditorHandle = { readonly fillFromIncoming: (call: IncomingCall) => boolean };

type CallEditorProps = {
  readonly client: IpcClient;
  readonly open: OpenCall;
  readonly calls: OpenCallsStore;
  readonly session: CallSession;
  readonly actions: OutcomeActions;
  readonly isSpelled: boolean;
  readonly isShown: boolean;
  readonly token: TokenState | null;
  readonly handle: Ref<CallEditorHandle>;
};

/** One call: the sheet on the left, what is to be done about it on the right. */
export function CallEditor(props: CallEditorProps) {
  const { client, open, calls, session, actions, isSpelled, isShown, token, handle } = props;
  const { language } = useText();
  const callId = open.call.id;
  const [initial] = useState(() => calls.getFields(callId));
  const [draft] = useState(() => createStore(validateDraft(initial)));
  const form = useForm<CallFields>({ defaultValues: initial });
  const canEdit = isEditable(open);
  const wasSendTried = open.faults.length > 0;

  const { focusArrival } = useContext(CommandContext);
  useEffect(() => {
    const phone = findField('phone');
    if (isShown && phone !== null) focusArrival(phone);
    // oxlint-disable-next-line react/exhaustive-deps -- only where a call comes up, which is by the agent's hand
  }, []);
  const autofill = useMemo(() => createAutofillHistory(form, session.autofill), [form, session]);
  const write = useCallback(
    (fields: CallFields) => {
      draft.set(() => validateDraft(fields));
      // Once it was sent, only the language to speak may still change, and that for the screen alone.
      if (canEdit) calls.saveSoon(callId, fields);
    },
    [draft, calls, callId, canEdit],
  );
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => {
          const before = draft.get().fields;
          const typed = { ...form.getValues(), provenance: before.provenance };
          write({
            ...typed,
            provenance: updateProvenance(before, typed, (part) => toValueSource(autofill.filledBy(part))),
          });
        },
      }),
    [form, autofill, draft, write],
  );
  const confirm = useCallback(
    (parts: readonly ProvenancePart[]) => {
      const { fields } = draft.get();
      if (!canEdit) return;
      const provenance = toggleConfirmed(fields, parts);
      if (parts.includes('pin')) {
        session.location.set((place) => ({
          ...place,
          confirmedPin: getConfirmedPin({ ...fields, provenance }),
        }));
      }
      write({ ...fields, provenance });
    },
    [draft, write, canEdit, session],
  );

  const pin = useMemo(
    () => createPinActions({ form, autofill, session, getProvenance: () => draft.get().fields.provenance }),
    [form, autofill, session, draft],
  );
  const runAutofill = useAutofill({ form, autofill, draft, session });
  const fieldHistory = useFieldHistory({ ask: client.ask, calls, callId, form, pin });
  useScreenTime(client.ask, callId, isShown);
  const [askedCount, setAskedCount] = useState(0);
  const [filledUnseen, setFilledUnseen] = useState<Partial<CallFields>>({});
  const onWarning = useCallback((isAsked: boolean, filled: Partial<CallFields>) => {
    setAskedCount((count) => (isAsked ? count + 1 : 0));
    setFilledUnseen(filled);
  }, []);
  const send = useSend({ form, draft, pin, runAutofill, calls, callId, onWarning });
  const map = usePinMap(canEdit);
  const takeBack = useCallback(() => {
    const entry = canEdit ? autofill.undo() : undefined;
    if (entry?.source === 'link') session.pasteNote.set(() => null);
    if (entry?.source === 'preset') form.setValue('questions', blankCallFields.questions);
    if (entry?.source === 'follow-up') void calls.follow(callId, null);
  }, [canEdit, form, autofill, calls, callId, session]);
  const [suggestions] = useState(() => createCallerSuggestions(client.ask, scheduleTimeout));
  useEffect(
    () =>
      client.onEvent('tickets.changed', ({ ticketId }) => {
        if (ticketId === null) void suggestions.askAgain();
      }),
    [client, suggestions],
  );
  const samePlace = useFillFromCaller({ suggestions, form, autofill, isEditable: canEdit });
  const fillFromIncoming = useCallback(
    ({ phone, name, store }: IncomingCall) => {
      const said = phone === '' ? '' : groupDigits(phone);
      if (!isBlankCall(form.getValues())) return false;
      autofill.fillInOneStep(() => {
        autofill.fill('incoming', { phone: said, name, storeName: store });
        runAutofill();
      });
      return true;
    },
    [form, autofill, runAutofill],
  );
  useImperativeHandle(handle, () => ({ fillFromIncoming }), [fillFromIncoming]);
  const whyNotEdit = (): TextKey | undefined => (canEdit ? undefined : 'unavailable.alreadySent');
  useCommands(
    !isShown
      ? {}
      : {
          send: { run: send.send, whyNot: whyNotEdit },
          'send-anyway': {
            run: send.sendAnyway,
            whyNot: () => whyNotEdit() ?? (askedCount > 0 ? undefined : 'unavailable.nothingAsked'),
          },
          'undo-autofill': {
            run: takeBack,
            whyNot: () =>
              whyNotEdit() ??
              (autofill.store.get().applied.length === 0 ? 'unavailable.nothingFilled' : undefined),
          },
          'fill-from-caller': { run: samePlace.start, whyNot: whyNotEdit },
          map: { run: map.toggle, whyNot: whyNotEdit },
          'caller-language': {
            run: () =>
              form.setValue('callerLanguage', getNextLanguage(form.getValues('callerLanguage') ?? language)),
          },
          'next-question': {
            run: () => form.setValue('questions', advanceQuestion(form.getValues('questions'))),
            whyNot: () =>
              form.getValues('questions').list.length === 0 ? 'unavailable.noQuestions' : undefined,
          },
        },
  );

  const parts = useMemo<CallFormContextValue>(
    () => ({
      form,
      draft,
      autofill,
      session,
      fieldHistory: fieldHistory.walkStore,
      pin,
      runAutofill,
      showMap: map.toggle,
      confirm,
      isEditable: canEdit,
      wasSendTried,
    }),
    [form, draft, autofill, session, fieldHistory, pin, runAutofill, map, confirm, canEdit, wasSendTried],
  );
  return (
    <CallFormProvider value={parts}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that mean the same in every field */}
      <form
        className={css['desk']}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={canEdit ? fieldHistory.onKeyDown : undefined}
        onPaste={createPasteHandler({ form, session, pin, isEditable: canEdit })}
      >
        <div className={css['paper']}>
          <CallForm />
        </div>
        {map.isOpen && <PinMap onClose={map.close} />}
        {open.ticket === null || open.ticket.status === 'rejected' ? (
          <SendPanel
            open={open}
            askedCount={askedCount}
            filled={filledUnseen}
            onSend={send.send}
            onSendAnyway={send.sendAnyway}
          >
            <CallerSuggestionsCard suggestions={suggestions} onAccept={samePlace.take} />
            <PossibleDuplicates
              client={client}
              calls={calls}
              open={open}
              onOpenTicket={actions.openInHistory}
              onSend={send.send}
              isShown={isShown}
            />
          </SendPanel>
        ) : (
          <OutcomePanel
            open={open}
            ticket={open.ticket}
            actions={actions}
            isSpelled={isSpelled}
            token={token}
          >
            {open.ticket.follows !== null && (
              <FollowUpChain ask={client.ask} follows={open.ticket.follows} onOpen={actions.openInHistory} />
            )}
          </OutcomePanel>
        )}
      </form>
    </CallFormProvider>
  );
}
