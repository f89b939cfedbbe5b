import type { ReactNode } from 'react';
import css from './notice.module.css';

type NoticeProps = {
  readonly tone: 'bad' | 'wait' | 'doubt' | 'good';
  readonly sentence: string;
  readonly nextStep?: string;
  readonly children?: ReactNode;
};

/** Something to be known, and what to do about it, said where it happened and announced to screen readers. */
export function Notice({ tone, sentence, nextStep, children }: NoticeProps) {
  return (
    <div role="alert" className={css['notice']} data-tone={tone}>
      <p className={css['sentence']}>{sentence}</p>
      {nextStep !== undefined && <p>{nextStep}</p>}
      {children}
    </div>
  );
}
