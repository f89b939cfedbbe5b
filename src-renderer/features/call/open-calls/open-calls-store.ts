import type { AppError } from '../../../../shared/errors/app-error';
import type { Call } from '../../../../shared/calls/call';
import type { Result } from '../../../../shared/result';
import type { Schedule } from '../../../../shared/time/schedule';
import type { IpcClient } from '../../../ipc/ipc-client';
import { createStore } from '../../../state/store';
import { fetchDiscarded, noDiscardedCalls, removeDiscarded } from './discarded-calls';
import { createCallAdder } from './add-open-call';
import { createCallDiscards } from './call-discards';
import { createCallEndings } from './open-call-endings';
import { createCallTickets } from './open-call-tickets';
import { createScreenReporter } from './screen-reporter';
import { createCallSessions } from '../session/call-sessions';
import type { OpenCallsState, OpenCallsStore } from './open-calls-store-types';
import { watchCallsInProgress } from './watch-calls-in-progress';
import {
  closesWithNextCall,
  isEditable,
  isFinished,
  isUnused,
  looksSame,
  type OpenCall,
} from './open-call-state';

const emptyState: OpenCallsState = { ...noDiscardedCalls, calls: [], activeId: null, error: null, erased: 0 };

/** The open calls, each with its own id, fields and ticket. */
export function createOpenCallsStore({ ask }: Pick<IpcClient, 'ask'>, schedule: Schedule): OpenCallsStore {
  const store = createStore<OpenCallsState>(emptyState);
  const setState = (change: Partial<OpenCallsState>) => store.set((state) => ({ ...state, ...change }));
  const setCall = (callId: string, change: Partial<OpenCall>) =>
    store.set((state) => ({
      ...state,
      calls: state.calls.map((open) => (open.call.id === callId ? { ...open, ...change } : open)),
    }));
  const find = (callId: string | null) => store.get().calls.find((open) => open.call.id === callId);
  const findByTicket = (ticketId: number) => store.get().calls.find((open) => open.ticket?.id === ticketId);
  const getActive = () => find(store.get().activeId);
  let isScreenShown = true;

  const showCall = ({ fields: _fields, ...call }: Call, change: Partial<OpenCall> = {}) =>
    setCall(call.id, { ...change, call });
  const showAnswer = (callId: string, answer: Result<Call, AppError>): boolean => {
    if (answer.ok) showCall(answer.value);
    else setCall(callId, { error: answer.error });
    return answer.ok;
  };

  const sessions = createCallSessions({
    ask,
    schedule,
    isEditable: (callId) => store.get().calls.some((open) => open.call.id === callId && isEditable(open)),
    onSaved: (call) => {
      const open = find(call.id);
      // The disk accepts writes again. A ticket that was not sent still is not.
      const hasEnded = open?.error?.kind === 'database' && open.error.ticket === undefined;
      if (open !== undefined && (hasEnded || !looksSame(open.call, call)))
        showCall(call, hasEnded ? { error: null } : {});
    },
  });
  const screen = createScreenReporter(ask, store);
  const { add, replace, toOpenCall } = createCallAdder({ ask, store, sessions });

  /** @returns a predicate: whether the agent is still where they asked, and has not gone to another call */
  const watchForLeaving = () => {
    const from = store.get().activeId;
    return () => store.get().activeId === from;
  };

  /** Adds the call that was asked for, and shows it if the agent still waits for it. */
  const addAnswered = async (
    asked: Promise<Result<Call, AppError>>,
    isWaitedFor: () => boolean,
  ): Promise<'shown' | 'added' | 'failed'> => {
    const answer = await asked;
    if (!answer.ok) {
      setState({ error: answer.error });
      return 'failed';
    }
    return (await add(answer.value, isWaitedFor)) ? 'shown' : 'added';
  };

  const begin = () => {
    const { undoOfferId, isDiscardLast } = store.get();
    if (undoOfferId !== null || isDiscardLast) setState({ undoOfferId: null, isDiscardLast: false });
    return beginBlank();
  };

  const beginBlank = async () => {
    const active = getActive();
    if (active !== undefined && isUnused(active)) return true;
    const isWaitedFor = watchForLeaving();
    await sessions.flushAll();
    const blank = store.get().calls.find(isUnused);
    if (blank !== undefined) {
      if (!isWaitedFor()) return false;
      const calls = store.get().calls.filter((open) => !closesWithNextCall(open));
      setState({ calls, activeId: blank.call.id });
      await markAsShown(blank);
      return true;
    }
    return (await addAnswered(ask('calls.begin', null), isWaitedFor)) === 'shown';
  };

  const load = async () => {
    const list = await ask('calls.list', null);
    if (!list.ok) return setState({ error: list.error });
    const calls = list.value.map(toOpenCall).toSorted((a, b) => a.call.seq - b.call.seq);
    const last = list.value.at(-1);
    const shown = last?.isUnseen === true ? undefined : calls.find(({ call }) => call.id === last?.id);
    screen.skip(() => setState({ calls, activeId: shown?.call.id ?? null, error: null }));
    await (shown === undefined ? begin() : markAsShown(shown));
    await Promise.all([
      loadDiscarded(),
      ...list.value.map(async ({ id, ticketId, isClosed }) => {
        const answer = ticketId === null ? null : await ask('tickets.get', { ticketId });
        const ticket = answer?.ok === true ? answer.value : null;
        // It may still be on its way, or the correction of a rejected one.
        const mayChange = ticket === null || ['sending', 'rejected'].includes(ticket.status);
        if (isClosed === true && mayChange) await awaitOutcome(id, null);
        // Without copying its number: since it came, the agent may have copied something else.
        else if (isClosed === true && ticket !== null) showTicket(ticket);
        // The agent may have sent it once more meanwhile.
        else if (ticket !== null && find(id)?.ticket === null) setCall(id, { ticket });
        await showEndedBeside(id);
      }),
    ]);
  };

  const activate = async (callId: string) => {
    const target = find(callId);
    if (target === undefined || callId === store.get().activeId) return;
    setState({ activeId: callId });
    await markAsShown(target);
  };

  /** A call on the screen is parked no longer, and its outcome has been seen. */
  const markAsShown = async ({ call: { id: callId, isParked }, isUnseen }: OpenCall) => {
    if (isUnseen) setCall(callId, { isUnseen: false });
    if (isParked) showAnswer(callId, await ask('calls.park', { callId, isParked: false }));
  };

  const park = async () => {
    const active = getActive();
    if (active === undefined || isFinished(active) || isUnused(active)) return false;
    const callId = active.call.id;
    await active.session.saver.flush();
    const parked = await ask('calls.park', { callId, isParked: true });
    return showAnswer(callId, parked) && store.get().activeId === callId && (await begin());
  };

  const loadDiscarded = async () => setState(await fetchDiscarded(ask));

  const drop = async (callId: string) => {
    sessions.get(callId)?.saver.forget();
    const { calls, activeId } = store.get();
    const rest = calls.filter((open) => open.call.id !== callId);
    // A caller who was parked goes on waiting where another call can be shown.
    const next = rest.findLast(({ call }) => !call.isParked) ?? rest.at(-1);
    setState({ calls: rest, activeId: activeId === callId ? (next?.call.id ?? null) : activeId });
    if (next === undefined) await beginBlank();
    else if (activeId === callId) await markAsShown(next);
  };

  /** Only for the visible call: the clipboard must not change behind the agent's back. */
  const copy = async (callId: string | null, text: string): Promise<boolean> => {
    if (callId === null || callId !== store.get().activeId) return false;
    const copied = await ask('app.copy-text', { text });
    if (copied.ok) sessions.get(callId)?.remember({ copied: text });
    else setCall(callId, { error: copied.error });
    return copied.ok;
  };

  const { showTicket, showChange, awaitOutcome, showEndedBeside, actions } = createCallTickets({
    ask,
    schedule,
    store,
    isOnScreen: (callId) => isScreenShown && callId === store.get().activeId,
    sessions,
    find,
    findByTicket,
    setCall,
    drop,
    copy,
    loadDiscarded,
  });

  return {
    store,
    inProgress: watchCallsInProgress(store, schedule),
    getActive,
    load,
    showScreen: (isShown) => {
      isScreenShown = isShown;
      const active = getActive();
      if (isShown && active?.isUnseen === true) setCall(active.call.id, { isUnseen: false });
    },
    begin,
    activate,
    park,
    ...createCallDiscards({
      ask,
      store,
      find,
      setCall,
      drop,
      restore: (callId) => addAnswered(ask('calls.restore', { callId }), watchForLeaving()),
      loadDiscarded,
    }),
    flushAll: sessions.flushAll,
    saveOnExit: sessions.saveOnExit,
    ...actions,
    ...createCallEndings({
      ask,
      find,
      findByTicket,
      setCall,
      showTicket,
      showChange,
      replace,
      addReopened: (call, endedCallId) => add(call, undefined, endedCallId),
    }),
    follow: async (callId, ticketId) => {
      await sessions.get(callId)?.saver.flush();
      const linked = await ask('calls.set-follow-up', { callId, ticketId });
      return showAnswer(callId, linked);
    },
    reopenRejected: async (ticketId) => {
      const asked = ask('tickets.reopen-rejected', { ticketId });
      return (await addAnswered(asked, watchForLeaving())) === 'shown';
    },
    beginFromTicket: async (ticketId) => {
      const isWaitedFor = watchForLeaving();
      await sessions.flushAll();
      const blank = store.get().calls.filter(isUnused);
      const asked = ask('calls.begin-from-ticket', { ticketId });
      // A ring may be answered in a blank call meanwhile. The agent is then there.
      const begun = await addAnswered(asked, () => isWaitedFor() && blank.every(isUnused));
      if (begun === 'failed') return false;
      // Discards the blank call that was open before, so that it does not stay as a second one.
      for (const { call } of blank) {
        const open = find(call.id);
        if (open === undefined || !isUnused(open) || open === getActive()) continue;
        // Nothing is answered in it from here on.
        await drop(call.id);
        await ask('calls.discard', { callId: call.id });
      }
      return begun === 'shown';
    },
    closeErased: async (callIds) => {
      const { calls, erased } = store.get();
      const here = calls.filter(({ call }) => callIds.includes(call.id));
      setState({ ...removeDiscarded(store.get(), callIds), erased: erased + here.length });
      for (const { call } of here) await drop(call.id);
      sessions.forget(callIds);
    },
    forgetAutofills: sessions.forgetAutofills,
    dismissErased: () => setState({ erased: 0 }),
    copy: (text) => copy(store.get().activeId, text),
  };
}
