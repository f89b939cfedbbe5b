import {
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { explainError } from '../../../shared/errors/app-error';
import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import { isQueryTooLong, maxQueryParts, parseSearchTerms } from '../../../shared/search/search-terms';
import { CommandContext, useCommands } from '../../commands/command-registry';
import type { IpcClient } from '../../ipc/ipc-client';
import { onAnyTicket, refreshOnEvents } from '../../ipc/refresh-on-events';
import { useText } from '../../i18n/use-text';
import { isComposing, isPressed } from '../../commands/key-bindings';
import type { LongRunningJobs } from '../../state/long-running-job';
import { useStore } from '../../state/store';
import { SearchTermsContext } from '../../components/masking/highlighted-text';
import { Button } from '../../ui/button';
import { MaskOthers, MaskScope } from '../../components/masking/mask-scope-and-masked-text';
import { Notice } from '../../ui/notice';
import { VisuallyHiddenTitle } from '../../ui/visually-hidden';
import { useValueAsLastPainted } from '../../ui/use-value-as-last-painted';
import { ExportPanel } from './export-panel';
import { HistoryToolbar } from './history-toolbar';
import css from './history-screen.module.css';
import type { ListQuery } from './filter/list-query';
import { createTicketKey, getSelectedTicket, type HistoryListState } from './list/history-list-state';
import { FoundContactNoteList, useFoundContactNotes } from './list/found-contact-notes';
import { FoundOpenCalls, type OpenCallsToFind } from './list/found-open-calls';
import { createHistoryListStore } from './list/history-list-store';
import { ShiftStatsPanel } from './stats/shift-stats-panel';
import type { TicketDetailHandle } from '../../components/ticket-detail/ticket-detail-panel';
import type { HistoryCaseActions } from '../../components/ticket-detail/ended-call-actions';
import { copyNumberKey } from '../../components/ticket-detail/ticket-header';
import { getEmptyText } from './list/get-empty-text';
import { getRowForKey } from './list/get-row-for-key';
import { createOptionId, TicketList } from './list/ticket-list';
import { isCaseFirst, toFirstSelection, type OpenRequest } from './list/open-request';
import { useRememberLeftHistory, type LeftHistory } from './list/use-remember-left-history';
import { hasNoSelection } from '../../ui/has-no-selection';
import { waitUntilIdle } from './list/wait-until-idle';
import { useWordsOfCase } from './list/use-words-of-case';
import { useSkipLeftCaseThatIsGone } from './list/use-skip-left-case-that-is-gone';
import { useSelectedTicketCommands } from './list/use-selected-ticket-commands';
import { useSavedViews } from './views/use-saved-views';
import { HistoryCase } from './history-case';
import { useCaseInPlaceOfList, useShiftInPlace } from './use-case-in-place-of-list';
import { ListCountAndMode } from './list-count-and-mode';
import { SavedViewsBar } from './views/saved-views-bar';

type HistoryScreenProps = {
  readonly client: IpcClient;
  readonly jobs: LongRunningJobs;
  readonly mode: 'live' | 'practice' | null;
  /** The case that another screen requested: a new object for each request, even for the same case. */
  readonly openRequest: OpenRequest | null;
  /** Open calls, which the history does not have yet. */
  readonly openCalls: OpenCallsToFind;
  /** Increases each time the agent uses Find. */
  readonly findCount: number;
  /** Whether the screen opens with the shift stats next to the list. */
  readonly isShiftFirst: boolean;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly caseActions: HistoryCaseActions;
  readonly onBeginFromTicket: (ticketId: number) => void;
  /** Starts a call that follows up this ticket. */
  readonly onFollowUp: (ticketId: number) => void;
  /** Receives the list that the agent leaves, with its case. */
  readonly leftHistory: RefObject<LeftHistory | null>;
  /** The initial content of the list. */
  readonly firstQuery: Partial<ListQuery>;
};

/** Every ticket of this PC, offline: type to search, use arrows to browse, Enter to open a case. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { client, jobs, mode, openRequest, findCount, isShiftFirst, firstQuery, leftHistory } = props;
  const { onReopenRejected, caseActions, onBeginFromTicket, onFollowUp, openCalls } = props;
  const t = useText();
  const [list] = useState(() =>
    createHistoryListStore(client.ask, { ...toFirstSelection(openRequest), ...firstQuery }, waitUntilIdle),
  );
  const found = useStore(list.store);
  const field = useRef<HTMLInputElement>(null);
  const listElement = useRef<HTMLElement>(null);
  const left = useRef<HTMLDivElement>(null);
  const detail = useRef<TicketDetailHandle>(null);
  const isMovedByKey = useRef(false);
  const inPlace = useCaseInPlaceOfList({ left, field, list: listElement }, isCaseFirst(openRequest));
  const takeMoveByKey = useCallback(() => {
    const wasMoved = isMovedByKey.current;
    isMovedByKey.current = false;
    return wasMoved;
  }, []);
  const rowsInView = useRef(8);
  const keepRowsInView = useCallback((count: number) => {
    rowsInView.current = count;
  }, []);
  const views = useSavedViews(client);
  const search = useCallback((change: Partial<ListQuery>) => void list.search(change), [list]);
  const words = useMemo(() => parseSearchTerms(found.resultsText), [found.resultsText]);
  const wordsOfCase = useWordsOfCase(words, found);
  const foundNotes = useFoundContactNotes(client, found);
  const error = found.error ?? foundNotes.error;
  // Holding down an arrow key moves over rows faster than cases load.
  const { selectedId, resultsMode } = found;
  const chosen = useMemo(() => ({ id: selectedId, mode: resultsMode }), [selectedId, resultsMode]);
  const [shown, showNow] = useValueAsLastPainted(chosen);

  const [isShift, setIsShift] = useShiftInPlace(isShiftFirst, openRequest, findCount, inPlace);
  const { open: openCase, close: closeCase } = inPlace;
  const showCase = useCallback(() => {
    openCase();
    showNow();
  }, [openCase, showNow]);
  const chosenCase = useSelectedTicketCommands(isShift ? null : getSelectedTicket(found), {
    isOwn: resultsMode === undefined,
    isPanelOpen: shown.id !== null && inPlace.isShown,
    showNow: showCase,
    openPanel: openCase,
  });
  const shownKey = getKeyOf(shown);
  const act = useMemo(() => chosenCase.guardCommand(shownKey), [chosenCase, shownKey]);
  const onThere = useMemo(() => () => chosenCase.markLoaded(shownKey), [chosenCase, shownKey]);
  const leaveShift = () => {
    flushSync(() => setIsShift(false));
    field.current?.focus();
  };
  const showLike = useCallback(
    (filter: HistoryFilter) => {
      if (inPlace.isNarrow) {
        setIsShift(false);
        closeCase();
      }
      void list.search({ text: '', filter: { ...filter, ...(resultsMode && { mode: resultsMode }) } });
    },
    [closeCase, inPlace.isNarrow, list, resultsMode, setIsShift],
  );
  const followUp = useMemo(() => ({ run: onFollowUp, isFollowed: false }), [onFollowUp]);
  const toField = useCallback(() => field.current?.focus(), []);
  // In a narrow window there is no case beside the list: a click opens it.
  const selectByPointer = useCallback(
    (row: number) => {
      flushSync(() => list.selectRow(row));
      if (inPlace.isNarrow) chosenCase.inPanel(() => detail.current?.focus());
    },
    [chosenCase, inPlace.isNarrow, list],
  );
  const leaveCase = inPlace.isNarrow ? closeCase : toField;
  const isCaseInPlace = inPlace.isInPlace && !isShift && shown.id !== null;
  useRememberLeftHistory(list, mode, leftHistory, isCaseInPlace);
  useSkipLeftCaseThatIsGone(client, openRequest, (ticketId) => {
    if (list.skip(ticketId) && isCaseInPlace) closeCase();
  });
  const isListHidden = isCaseInPlace || (inPlace.isNarrow && isShift);
  const { focusArrival } = useContext(CommandContext);
  useCommands({
    'shift-stats': { run: () => setIsShift(!isShift) },
    back: isListHidden || isShift ? { run: isShift ? leaveShift : closeCase } : undefined,
  });

  useEffect(() => void list.search({}), [list]);
  useEffect(
    () => refreshOnEvents(client, onAnyTicket, list.refresh, { waitMs: refreshEveryMs }),
    [client, list.refresh],
  );
  useEffect(() => {
    if (field.current === null) return;
    if (!field.current.checkVisibility()) {
      detail.current?.focus();
      return;
    }
    // Selects like `select()`, which would also take the caret.
    field.current.setSelectionRange(0, field.current.value.length);
    focusArrival(field.current);
  }, [findCount, focusArrival]);
  useEffect(() => {
    if (openRequest !== null) list.open(openRequest.ticketId);
  }, [list, openRequest]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.shiftKey) return;
    const to = getRowForKey(event, found, rowsInView.current);
    if (to !== undefined) {
      isMovedByKey.current = true;
      list.selectRow(to);
    } else if (event.key === 'Enter' && !event.ctrlKey) chosenCase.inPanel(() => detail.current?.focus());
    else if (event.ctrlKey && event.key === 'ArrowDown') listElement.current?.focus();
    else if (isPressed(event.nativeEvent, copyNumberKey) && hasNoSelection(event.currentTarget)) {
      chosenCase.whenLoaded(() => detail.current?.copyNumber());
    } else return;
    event.preventDefault();
  };

  return (
    <SearchTermsContext value={words}>
      <MaskScope resetKey={`${resultsMode} ${selectedId}`}>
        <main className={css['screen']} aria-label={t('app.history')}>
          <VisuallyHiddenTitle>{t('app.history')}</VisuallyHiddenTitle>
          <MaskOthers areOthers>
            <div ref={left} className={css['left']} hidden={isListHidden}>
              <HistoryToolbar
                client={client}
                field={field}
                list={found}
                appMode={mode}
                listId={listId}
                selectedOptionId={found.selectedRow === null ? undefined : createOptionId(found.selectedRow)}
                onSearch={search}
                onKeyDown={onKeyDown}
              />
              <SavedViewsBar views={views} query={found.query} onShow={search} onLeave={toField}>
                <ExportPanel jobs={jobs} list={found} />
                <Button
                  kind="quiet"
                  action="shift-stats"
                  isOpen={isShift}
                  onPress={() => setIsShift(!isShift)}
                >
                  {t('shift.open')}
                </Button>
                <ListCountAndMode list={found} notes={foundNotes} appMode={mode} />
              </SavedViewsBar>
              <FoundContactNoteList notes={foundNotes.notes} onShow={showLike} />
              {resultsMode === undefined && <FoundOpenCalls openCalls={openCalls} text={found.resultsText} />}
              {isQueryTooLong(found.query.text) && (
                <Notice tone="wait" sentence={t('historyList.queryTooLong', { count: maxQueryParts })} />
              )}
              {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
              {found.count === 0 ? (
                <p className={css['empty']}>{getEmptyText(found, foundNotes.count, t)}</p>
              ) : (
                <TicketList
                  id={listId}
                  ref={listElement}
                  onKeyDown={onKeyDown}
                  list={found}
                  onShow={list.show}
                  onRowsInView={keepRowsInView}
                  takeMoveByKey={takeMoveByKey}
                  onSelect={selectByPointer}
                />
              )}
            </div>
          </MaskOthers>
          {isShift && (
            <ShiftStatsPanel client={client} mode={resultsMode} onShow={showLike} onLeave={leaveShift} />
          )}
          {!isShift && inPlace.isShown && (
            <HistoryCase
              ref={detail}
              caseKey={shownKey}
              words={wordsOfCase}
              act={act}
              isInPlace={isCaseInPlace}
              client={client}
              ticketId={shown.id}
              otherMode={shown.mode}
              onLoaded={onThere}
              onReopenRejected={onReopenRejected}
              inHistory={caseActions}
              onBeginFromTicket={onBeginFromTicket}
              followUp={followUp}
              onSelect={list.selectTicket}
              onShow={showLike}
              onLeave={leaveCase}
              onEscape={leaveCase}
            />
          )}
        </main>
      </MaskScope>
    </SearchTermsContext>
  );
}

/** '' while no case is shown. */
const getKeyOf = ({
  id,
  mode,
}: {
  readonly id: number | null;
  readonly mode: HistoryListState['resultsMode'];
}) => (id === null ? '' : createTicketKey(mode, id));

const listId = 'history-list';

/** A draining outbox changes many tickets per second. One refresh covers them all. */
const refreshEveryMs = 250;
