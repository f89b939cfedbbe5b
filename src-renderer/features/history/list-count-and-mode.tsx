import type { Mode } from '../../../shared/app/mode';
import type { FoundContactNotes } from '../../../shared/callers/contact-note';
import { useText, type Translate } from '../../i18n/use-text';
import { useAnnouncement } from '../../ui/use-announcement';
import css from './history-screen.module.css';
import { countCloseMatches, type HistoryListState } from './list/history-list-state';

/** In ms: each key of a search finds another number, of which the last is announced. */
const restMs = 1_000;

type ListCountProps = {
  readonly list: HistoryListState;
  readonly notes: FoundContactNotes;
  readonly appMode: Mode | null;
};

/**
 * The number of tickets in the list, and of lasting notes above it, or the number so far while counting, and the
 * history that they belong to. Close matches are counted apart, since an export leaves them out.
 */
export function ListCountAndMode({ list, notes, appMode }: ListCountProps) {
  const t = useText();
  const { count, resultsMode } = list;
  const mode = resultsMode ?? appMode;
  const close = countCloseMatches(list);
  const exact = t(list.isWhole ? 'historyList.count' : 'historyList.countSoFar', { count: count - close });
  const text = [
    exact,
    ...(close === 0 ? [] : [t('historyList.closeCount', { count: close })]),
    ...(notes.count === 0 ? [] : [countNotes(notes, t)]),
  ].join(' · ');
  useAnnouncement(list.isFirstLoad ? '' : text, { delayMs: restMs });
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

/** Only the newest notes are shown: the others are found by more words. */
function countNotes({ notes, count }: FoundContactNotes, t: Translate): string {
  if (count === notes.length) return t('historyList.noteCount', { count });
  return t('historyList.newestNotes', { shown: notes.length, all: count });
}
