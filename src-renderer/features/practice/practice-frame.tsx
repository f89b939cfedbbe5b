import type { ReactNode } from 'react';
import { useText } from '../../i18n/text';
import css from './practice-frame.module.css';

type PracticeFrameProps = { readonly isOn: boolean; readonly children: ReactNode };

/** Around every screen in practice: a striped frame and the word itself, so that nobody takes it for live. */
export function PracticeFrame({ isOn, children }: PracticeFrameProps) {
  const t = useText();
  return (
    <div className={css['frame']} data-on={isOn || undefined}>
      {isOn && (
        <div className={css['band']} role="note">
          <strong className={css['word']}>{t('app.practice')}</strong>
          <span className={css['sentence']}>{t('app.practiceSentence')}</span>
          <strong className={css['word']} aria-hidden="true">
            {t('app.practice')}
          </strong>
        </div>
      )}
      <div className={css['inside']}>{children}</div>
    </div>
  );
}
