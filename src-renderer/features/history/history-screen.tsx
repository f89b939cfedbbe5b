import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { explainError } from '../../../shared/app-error';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';
import { isComposing } from '../../keys';
import { useStore } from '../../store';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { UnseenTitle } from '../../ui/unseen';
import { ExportView } from './export-view';
import css from './history-screen.module.css';
import { pastTickets } from './past-tickets';
import { TicketDetailPane } from './ticket-detail-pane';
import { optionId, TicketList } from './ticket-list';

type HistoryScreenProps = {
  readonly client: IpcClient;
  readonly ticketId: number | null;
  /** Goes up each time the agent asks to find something. */
  readonly findCount: number;
  readonly onMend: (ticketId: number) => void;
  readonly onLogAgain: (ticketId: number) => void;
};

/** Every ticket this PC knows, offline: type to find, arrows to look, Enter to go into it. */
export function HistoryScreen({ client, ticketId, findCount, onMend, onLogAgain }: HistoryScreenProps) {
  const t = useText();
  const [past] = useState(() => pastTickets(client.ask, ticketId));
  const found = useStore(past.store, (state) => state);
  const field = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);

  useEffect(() => {
    void past.search(past.store.get().text);
    return client.onNotice('tickets.changed', () => void past.refresh());
  }, [client, past]);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [findCount]);
  useEffect(() => {
    if (ticketId !== null) past.select(ticketId);
  }, [past, ticketId]);

  const copy = () => {
    const row = found.rows.find(({ id }) => id === found.selectedId);
    if (row !== undefined) void client.ask('app.copy-text', { text: row.caseNumber ?? row.reference });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.altKey) return;
    const isCopy = event.ctrlKey && event.key === 'c' && hasNoSelection(event.currentTarget);
    const by = event.ctrlKey ? undefined : stepOf[event.key];
    if (by !== undefined) past.move(by);
    else if (event.key === 'Enter' && !event.ctrlKey) detail.current?.focus();
    else if (isCopy) copy();
    else return;
    event.preventDefault();
  };

  return (
    <main className={css['screen']} aria-label={t('app.history')}>
      <UnseenTitle>{t('app.history')}</UnseenTitle>
      <div className={css['left']}>
        <div className={css['bar']}>
          <input
            ref={field}
            type="search"
            aria-label={t('history.find')}
            aria-controls={found.rows.length === 0 ? undefined : listId}
            aria-activedescendant={found.selectedId === null ? undefined : optionId(found.selectedId)}
            placeholder={t('history.findHint')}
            className={`${controls['well']} ${css['find']}`}
            autoComplete="off"
            spellCheck={false}
            maxLength={10_000}
            onChange={(event) => void past.search(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <ExportView client={client} query={{ text: found.text }} />
        </div>
        {found.error !== null && <Notice tone="bad" {...explainError(found.error, t.language)} />}
        {found.rows.length === 0 ? (
          <p className={css['empty']}>{emptyText(found, t)}</p>
        ) : (
          <TicketList
            id={listId}
            onKeyDown={onKeyDown}
            rows={found.rows}
            selectedId={found.selectedId}
            onSelect={(id) => {
              past.select(id);
              field.current?.focus();
            }}
            onEnd={() => void past.more()}
          />
        )}
      </div>
      {found.selectedId === null ? (
        <div className={css['nothing']} />
      ) : (
        <TicketDetailPane
          ref={detail}
          key={found.selectedId}
          client={client}
          ticketId={found.selectedId}
          onMend={onMend}
          onLogAgain={onLogAgain}
          onSelect={(id) => past.select(id)}
          onLeave={() => field.current?.focus()}
        />
      )}
    </main>
  );
}

const listId = 'history-list';

const stepOf: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function hasNoSelection(element: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement)) return document.getSelection()?.isCollapsed !== false;
  return element.selectionStart === element.selectionEnd;
}

function emptyText(
  { isFirstLook, text }: { readonly isFirstLook: boolean; readonly text: string },
  t: ReturnType<typeof useText>,
): string {
  if (isFirstLook) return '';
  return text.trim() === '' ? t('history.empty') : t('history.noMatch', { text: text.trim().slice(0, 60) });
}
