import type { DatabaseState } from '../../shared/app/database-state';
import { exactDay } from './format';
import type { TextKey, Translate } from './translate';

export type HistoryNotice = { readonly sentence: string; readonly nextStep?: string };

const putBackSentence = {
  'file-older': 'backups.putBackFile',
  'history-older': 'backups.putBackOlder',
  'history-elsewhere': 'backups.putBackElsewhere',
  'history-unwitnessed': 'backups.putBackUnwitnessed',
  'files-removed': 'backups.putBackRemoved',
} as const satisfies Record<NonNullable<DatabaseState['putBack']>['why'], TextKey>;

/** What this start of the app found of the history: damaged and restored, or older than what this PC knows. */
export function historyNotices({ restored, putBack }: DatabaseState, t: Translate): HistoryNotice[] {
  const notices: HistoryNotice[] = [];
  if (restored !== null) notices.push({ sentence: restoredSentence(restored.backupMadeAtMs, t) });
  if (putBack !== null) {
    const sentence = t(putBackSentence[putBack.why]);
    const { inDoubt } = putBack;
    notices.push(
      inDoubt === 0 ? { sentence } : { sentence, nextStep: t('backups.putBackStep', { count: inDoubt }) },
    );
  }
  return notices;
}

function restoredSentence(madeAtMs: number | null, t: Translate): string {
  if (madeAtMs === null) return t('backups.restoredEmpty');
  return t('backups.restoredFrom', { time: exactDay(madeAtMs, t.language) });
}
