import { useState } from 'react';
import type { AppState } from '../../../shared/app/app-state';
import type { Language } from '../../../shared/i18n/language';
import { formatDateTime, formatTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import css from './supervisor-notices.module.css';

const dayMs = 24 * 3_600_000;

function describeEnd(untilMs: number, language: Language): string {
  const isSoon = untilMs - Date.now() < dayMs;
  return isSoon ? formatTime(untilMs, language) : formatDateTime(untilMs, language);
}

/** The current messages of supervisors to all agents, over the call. They never take the caret, and are read out once. */
export function SupervisorNotices({ notices }: { readonly notices: AppState['supervisorNotices'] }) {
  const t = useText();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = notices.filter(({ id }) => !hidden.has(id));
  return (
    <div role="status" aria-label={t('supervisorNotices.label')} className={css['place']}>
      {shown.map(({ id, text, untilMs }) => (
        <div key={id} className={css['strip']}>
          <p className={css['text']}>
            <b>{text}</b>{' '}
            <span className={css['until']}>
              {t('supervisorNotices.until', { time: describeEnd(untilMs, t.language) })}
            </span>
          </p>
          <Button kind="quiet" onPress={() => setHidden(new Set([...hidden, id]))}>
            {t('supervisorNotices.hide')}
          </Button>
        </div>
      ))}
    </div>
  );
}
