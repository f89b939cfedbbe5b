import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ExportFormat } from '../../../shared/export/history-export';
import { useCommands } from '../../commands/command-registry';
import { useText } from '../../i18n/use-text';
import { isComposing } from '../../commands/key-bindings';
import type { LongRunningChannel, LongRunningJobs } from '../../state/long-running-job';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useIsForbidden } from '../../state/policy-restrictions-context';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import { useJobStatus } from '../../state/use-job-status';
import css from './export-panel.module.css';
import { toHistoryQuery } from './filter/list-query';
import { countCloseMatches, type HistoryListState } from './list/history-list-state';

type ExportPanelProps = { readonly jobs: LongRunningJobs; readonly list: HistoryListState };

const channels: readonly LongRunningChannel[] = ['history.export'];

/**
 * Exports the displayed list: format, progress, cancel, and the path of the file. Close matches are not in the file, which may
 * be a caller's copy: they are mostly other people's.
 */
export function ExportPanel({ jobs, list }: ExportPanelProps) {
  const t = useText();
  const sheetId = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLElement>(null);
  useFocusRestoration(box);
  const { isRunning, text, error, cancelLabel } = useJobStatus(jobs, channels);
  const isForbidden = useIsForbidden('AllowExport');
  // If an agent left the history during an export, the panel is still open when they return.
  const [isOpen, setIsOpen] = useState(() => jobs.store.get()?.channel === 'history.export');

  // Opened by name, the sheet takes the focus, and Tab leads to its first button.
  const open = () => {
    flushSync(() => setIsOpen(true));
    sheet.current?.focus();
  };
  useCommands({ 'export-list': { run: open } });

  useEffect(() => {
    if (!isOpen) return undefined;
    // Runs before the key that leads from the history back to the call.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (box.current?.contains(document.activeElement) === true) button.current?.focus();
      setIsOpen(false);
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, [isOpen]);

  const write = (format: ExportFormat) => {
    const query = toHistoryQuery(list.query, list.askedAtMs);
    void jobs.begin('history.export', { format, query });
  };
  const closeCount = countCloseMatches(list);
  const about = closeCount > 0 ? 'exports.aboutButSimilar' : 'exports.about';
  const isOnlyClose = closeCount > 0 && list.isWhole && closeCount === list.count;

  return (
    <div ref={box} className={css['export']}>
      <Button ref={button} kind="quiet" isOpen={isOpen} onPress={() => setIsOpen(!isOpen)}>
        {t('exports.open')}
      </Button>
      {isOpen && (
        <section
          ref={sheet}
          tabIndex={-1}
          id={sheetId}
          className={css['sheet']}
          aria-label={t('exports.open')}
        >
          {isForbidden ? (
            <p>{t('policies.off')}</p>
          ) : (
            <>
              <p>{t(isOnlyClose ? 'exports.onlySimilar' : about)}</p>
              <div className={css['buttons']}>
                {isRunning ? (
                  <Button onPress={jobs.cancel}>{cancelLabel}</Button>
                ) : (
                  <>
                    <Button kind="main" isResting={isOnlyClose} onPress={() => write('xlsx')}>
                      {t('exports.xlsx')}
                    </Button>
                    <Button isResting={isOnlyClose} onPress={() => write('csv')}>
                      {t('exports.csv')}
                    </Button>
                  </>
                )}
              </div>
              <p className={css['note']}>{t('exports.csvNote')}</p>
            </>
          )}
          <p aria-live="polite" className={css['said']}>
            {text}
          </p>
          {error !== null && <Notice tone="bad" {...error} />}
        </section>
      )}
    </div>
  );
}
