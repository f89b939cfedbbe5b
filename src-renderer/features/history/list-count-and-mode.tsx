import type { Mode } from '../../../shared/app/mode';
import { useText } from '../../i18n/use-text';
import { useAnnouncement } from '../../ui/use-announcement';
import css from './history-screen.module.css';
import { countCloseMatches, type HistoryListState } from './list/history-list-state';

/** In ms: each key of a search finds another number, of which the last is announced. */
const restMs = 1_000;

type ListCountProps = {
  readonly list: HistoryListState;
  readonly noteCount: number;
  readonly appMode: Mode | null;
};

/**
 * The number of tickets in the list, and of lasting notes above it, or the number so far while counting, and the history that they belong to. Close
 * matches are counted apart, since an export leaves them out.
 */
export function ListCountAndMode({ list, noteCount, appMode }: ListCountProps) {
  const t = useText();
  const { count, resultsMode } = list;
  const mode = resultsMode ?? appMode;
  const close = countCloseMatches(list);
  const exact = t(list.isWhole ? 'historyList.count' : 'historyList.countSoFar', { count: count - close });
  const text = [
    exact,
    ...(close === 0 ? [] : [t('historyList.closeCount', { count: close })]),
    ...(noteCount === 0 ? [] : [t('historyList.noteCount', { count: noteCount })]),
  ].join(' · ');
  useAnnouncement(list.isFirstLoad ? '' : text, restMs);
  return (
    <div className={css['count']}>
      <span role="status" aria-live="off">
        {!list.isFirstLoad && text}
      </span>
      {mode !== null && (
        <span
          title={t('historyList.modeAbout')}
          className={css['mode']}
          data-elsewhere={resultsMode !== undefined || undefined}
        >
          {t(`historyList.mode.${mode}`)}
        </span>
      )}
    </div>
  );
}
