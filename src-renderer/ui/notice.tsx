import type { ReactNode } from 'react';
import css from './notice.module.css';

type NoticeProps = {
  readonly tone: 'bad' | 'wait' | 'doubt' | 'good';
  readonly sentence: string;
  readonly nextStep?: string;
  readonly children?: ReactNode;
};

/** A message and its next step, shown where the event happened and announced to screen readers. */
export function Notice({ tone, sentence, nextStep, children }: NoticeProps) {
  return (
    <div role="alert" className={css['notice']} data-tone={tone}>
      <p className={css['sentence']}>{sentence}</p>
      {nextStep !== undefined && <p>{nextStep}</p>}
      {children}
    </div>
  );
}
