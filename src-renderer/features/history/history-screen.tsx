import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import type { HistoryFilter } from '../../../shared/history/ticket-history';
import { searchWords } from '../../../shared/search/search-terms';
import { CaseContext } from '../../commands/case-commands';
import { useCommands } from '../../commands/command-registry';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/translate';
import { isComposing, isPressed } from '../../commands/key-bindings';
import type { LongJobs } from '../../state/long-running-job';
import { useStore } from '../../state/store';
import { SoughtWords } from '../../components/masking/highlighted-text';
import { Button } from '../../ui/button';
import { MaskScope } from '../../components/masking/masked-text';
import { Notice } from '../../ui/notice';
import { UnseenTitle } from '../../ui/visually-hidden';
import { usePainted } from '../../ui/use-deferred-until-paint';
import { ExportView } from './export-panel';
import { HistoryBar } from './history-toolbar';
import css from './history-screen.module.css';
import { asked, type PastQuery } from './filter/list-query';
import { caseKeyOf, chosenIn, type PastTickets } from './list/history-list-state';
import { pastTickets } from './list/history-list';
import { ShiftPane } from './stats/shift-stats-panel';
import { TicketDetailPane, type CasePane } from './detail/ticket-detail-panel';
import { copyNumberKey } from './detail/ticket-header';
import { optionId, TicketList } from './list/ticket-list';
import { hasNoSelection } from '../../ui/text-selection';
import { useChosenCase } from './list/use-selected-ticket';
import { useRefresh } from './list/use-list-refresh';
import { useViews } from './views/use-saved-views';
import { ListCount } from './list-count';
import { ViewBar } from './views/saved-views-bar';

type HistoryScreenProps = {
  readonly client: IpcClient;
  readonly jobs: LongJobs;
  readonly mode: 'live' | 'practice' | null;
  /** The case that was asked for from elsewhere: a new object each time, also for the same case again. */
  readonly wanted: { readonly ticketId: number } | null;
  /** Goes up each time the agent asks to find something. */
  readonly findCount: number;
  /** Whether it opens with the figures of the shift beside its list. */
  readonly isShiftFirst: boolean;
  readonly onMend: (ticketId: number) => void;
  readonly onLogAgain: (ticketId: number) => void;
};

/** Every ticket this PC knows, offline: type to find, arrows to look, Enter to go into it. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { client, jobs, mode, wanted, findCount, isShiftFirst, onMend, onLogAgain } = props;
  const t = useText();
  const [past] = useState(() => pastTickets(client.ask, wanted?.ticketId ?? null, untilQuiet));
  const found = useStore(past.store, (state) => state);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const detail = useRef<CasePane>(null);
  const rowsInView = useRef(8);
  const keepRowsInView = useCallback((count: number) => {
    rowsInView.current = count;
  }, []);
  const views = useViews(client);
  const look = useCallback((change: Partial<PastQuery>) => void past.look(change), [past]);
  const words = useMemo(() => searchWords(found.foundBy), [found.foundBy]);
  // Holding an arrow down goes over rows faster than cases are read.
  const { selectedId, foundIn } = found;
  const chosen = useMemo(() => ({ id: selectedId, mode: foundIn }), [selectedId, foundIn]);
  const shown = usePainted(chosen);

  const [isShift, setIsShift] = useState(isShiftFirst);
  const [askedBefore, setAskedBefore] = useState({ wanted, findCount });
  if (wanted !== askedBefore.wanted || findCount !== askedBefore.findCount) {
    setAskedBefore({ wanted, findCount });
    // The figures stand where the case that is asked for, or found, is shown.
    if (wanted !== null || findCount !== askedBefore.findCount) setIsShift(false);
  }
  const chosenCase = useChosenCase(isShift ? null : chosenIn(found), foundIn === undefined);
  const shownKey = shown.id === null ? null : caseKeyOf(shown.mode, shown.id);
  const act = useMemo(() => chosenCase.actOf(shownKey ?? ''), [chosenCase, shownKey]);
  const onThere = useMemo(() => () => chosenCase.isThere(shownKey ?? ''), [chosenCase, shownKey]);
  const leaveShift = () => {
    setIsShift(false);
    field.current?.focus();
  };
  const showLike = useCallback(
    (filter: HistoryFilter) =>
      void past.look({ text: '', filter: { ...filter, ...(foundIn && { mode: foundIn }) } }),
    [past, foundIn],
  );
  const toField = useCallback(() => field.current?.focus(), []);
  useCommands({
    shift: { run: () => setIsShift(!isShift) },
    back: isShift ? { run: leaveShift } : undefined,
  });

  useEffect(() => void past.look({}), [past]);
  useRefresh(client, past.refresh);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [findCount]);
  useEffect(() => {
    if (wanted !== null) past.open(wanted.ticketId);
  }, [past, wanted]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.shiftKey) return;
    const to = rowFor(event, found, rowsInView.current);
    if (to !== undefined) past.selectRow(to);
    else if (event.key === 'Enter' && !event.ctrlKey) chosenCase.whenThere(() => detail.current?.focus());
    else if (event.ctrlKey && event.key === 'ArrowDown') list.current?.focus();
    else if (isPressed(event.nativeEvent, copyNumberKey) && hasNoSelection(event.currentTarget)) {
      chosenCase.whenThere(() => detail.current?.copyNumber());
    } else return;
    event.preventDefault();
  };

  return (
    <SoughtWords value={words}>
      <MaskScope of={`${foundIn} ${selectedId}`}>
        <main className={css['screen']} aria-label={t('app.history')}>
          <UnseenTitle>{t('app.history')}</UnseenTitle>
          <div className={css['left']}>
            <HistoryBar
              field={field}
              past={found}
              appMode={mode}
              listId={listId}
              chosenOptionId={found.selectedRow === null ? undefined : optionId(found.selectedRow)}
              onLook={look}
              onKeyDown={onKeyDown}
            />
            <ViewBar views={views} query={found.query} onShow={look} onLeave={toField}>
              <ExportView jobs={jobs} query={asked(found.query, found.askedAtMs)} />
              <Button kind="quiet" action="shift" isOpen={isShift} onPress={() => setIsShift(!isShift)}>
                {t('shift.open')}
              </Button>
              <ListCount past={found} appMode={mode} />
            </ViewBar>
            {found.error !== null && <Notice tone="bad" {...explainError(found.error, t.language)} />}
            {found.count === 0 ? (
              <p className={css['empty']}>{emptyText(found, t)}</p>
            ) : (
              <TicketList
                id={listId}
                ref={list}
                onKeyDown={onKeyDown}
                past={found}
                onShow={past.show}
                onRowsInView={keepRowsInView}
                onSelect={past.selectRow}
              />
            )}
          </div>
          {isShift && <ShiftPane client={client} mode={foundIn} onShow={showLike} onLeave={leaveShift} />}
          {!isShift && shown.id === null && <div className={css['nothing']} />}
          {!isShift && shown.id !== null && (
            <CaseContext value={act}>
              <TicketDetailPane
                ref={detail}
                key={shownKey}
                client={client}
                ticketId={shown.id}
                elsewhere={shown.mode}
                onThere={onThere}
                onMend={onMend}
                onLogAgain={onLogAgain}
                onSelect={past.selectTicket}
                onShow={showLike}
                onLeave={toField}
              />
            </CaseContext>
          )}
        </main>
      </MaskScope>
    </SoughtWords>
  );
}

const listId = 'history-list';

/** Slower than most people type a word, and sooner than anybody reads how many there are. */
const quietMs = 200;

function untilQuiet(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, quietMs);
  });
}

/** The row that a key goes to. Home and End without Ctrl are the caret's own where there is one. */
function rowFor(
  { key, ctrlKey, currentTarget }: KeyboardEvent<HTMLElement>,
  { selectedRow }: PastTickets,
  rowsInView: number,
): number | undefined {
  const isInText = currentTarget instanceof HTMLInputElement && currentTarget.value !== '';
  const here = selectedRow ?? -1;
  if (key === 'Home' && (ctrlKey || !isInText)) return 0;
  if (key === 'End' && (ctrlKey || !isInText)) return Infinity;
  if (ctrlKey) return undefined;
  const byPage = Math.max(1, rowsInView - 1);
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: byPage, PageUp: -byPage }[key];
  return by === undefined ? undefined : here + by;
}

function emptyText({ isFirstLook, query }: PastTickets, t: ReturnType<typeof useText>): string {
  if (isFirstLook) return '';
  const text = query.text.trim();
  if (Object.keys(query.filter).length > 0) return t('historyList.noneOfFilter');
  return text === '' ? t('history.empty') : t('history.noMatch', { text: text.slice(0, 60) });
}
