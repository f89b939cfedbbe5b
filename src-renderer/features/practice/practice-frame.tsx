import type { ReactNode } from 'react';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';
import { SimulatedAnswerSelect } from './simulated-answer-select';
import css from './practice-frame.module.css';

type PracticeFrameProps = {
  readonly client: IpcClient;
  readonly isOn: boolean;
  readonly children: ReactNode;
};

/** A striped frame and the word "practice" around every screen in practice, so that nobody mistakes it for live. */
export function PracticeFrame({ client, isOn, children }: PracticeFrameProps) {
  const t = useText();
  return (
    <div className={css['frame']} data-on={isOn || undefined}>
      {isOn && (
        <header className={css['band']}>
          <strong className={css['word']}>{t('app.practice')}</strong>
          <span className={css['sentence']}>{t('app.practiceSentence')}</span>
          <SimulatedAnswerSelect client={client} />
        </header>
      )}
      <div className={css['inside']}>{children}</div>
    </div>
  );
}
