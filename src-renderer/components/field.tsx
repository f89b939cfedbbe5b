import type { ReactNode } from 'react';
import type { TrustMark } from '../../shared/calls/field-provenance';
import css from './field.module.css';

export type Lamp = 'missing' | 'ready' | 'fault' | 'optional' | Exclude<TrustMark, 'heard'>;
export type Tone = 'quiet' | 'warn' | 'fault';

type FieldProps = {
  readonly label: string;
  /** How what stands in it came to be known, in a word beside the label. */
  readonly trust?: string | undefined;
  readonly labelId?: string;
  readonly controlId?: string;
  readonly noteId: string;
  readonly lamp: Lamp;
  readonly note: ReactNode;
  readonly tone: Tone;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/**
 * A labelled control. Its note stands beside the label, so that nothing moves when there is something to say. What is
 * as usual, typed or left out at will, has no mark.
 */
export function Field(props: FieldProps) {
  const { label, trust, labelId, controlId, noteId, lamp, note, tone, className, children } = props;
  return (
    <div className={`${css['field']} ${className ?? ''}`} data-lamp={lamp}>
      <div className={css['line']}>
        {controlId === undefined ? (
          <span id={labelId} className={css['label']}>
            {label}
          </span>
        ) : (
          <label htmlFor={controlId} className={css['label']}>
            {label}
          </label>
        )}
        {lamp !== 'ready' && lamp !== 'optional' && <LampMark lamp={lamp} />}
        {trust !== undefined && <span className={css['trust']}>{trust}</span>}
        <span id={noteId} className={css['note']} data-tone={tone}>
          {note}
        </span>
      </div>
      {children}
    </div>
  );
}

/**
 * What a switchboard's lamp says of its line, by shape: open ring, full dot, diamond; a tick, a dot in a ring and half a
 * dot for what was confirmed, reused and guessed.
 */
export function LampMark({ lamp }: { readonly lamp: Lamp }) {
  return (
    <svg className={css['lamp']} data-lamp={lamp} viewBox="0 0 10 10" aria-hidden="true">
      {lamp === 'missing' && <circle cx="5" cy="5" r="3.2" fill="none" strokeWidth="1.6" />}
      {lamp === 'ready' && <circle cx="5" cy="5" r="3.6" />}
      {lamp === 'fault' && <path d="M5 0.4 9.6 5 5 9.6 0.4 5Z" />}
      {lamp === 'confirmed' && <path d="M1 5.400 4 8.300 9.200 2" fill="none" strokeWidth="1.900" />}
      {lamp === 'reused' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" strokeWidth="1.200" />
          <circle cx="5" cy="5" r="1.700" />
        </>
      )}
      {lamp === 'guessed' && (
        <>
          <circle cx="5" cy="5" r="3.800" fill="none" strokeWidth="1.300" />
          <path d="M5 1.200a3.800 3.800 0 0 1 0 7.600Z" />
        </>
      )}
    </svg>
  );
}
