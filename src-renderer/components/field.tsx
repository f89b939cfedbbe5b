import type { ReactNode } from 'react';
import type { Provenance } from '../../shared/calls/field-provenance';
import css from './field.module.css';

export type FieldStatus = 'missing' | 'ready' | 'fault' | 'optional' | Exclude<Provenance, 'stated'>;
export type Tone = 'quiet' | 'warn' | 'fault';

type FieldProps = {
  readonly label: string;
  /** The provenance of the value, as a word next to the label. */
  readonly provenance?: string | undefined;
  readonly labelId?: string;
  readonly controlId?: string;
  readonly noteId: string;
  readonly status: FieldStatus;
  readonly note: ReactNode;
  readonly tone: Tone;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/**
 * A labelled control. Its note stands next to the label, so that a note never moves the layout. Ordinary values, and
 * optional blank fields, have no status icon.
 */
export function Field(props: FieldProps) {
  const { label, provenance, labelId, controlId, noteId, status, note, tone, className, children } = props;
  return (
    <div className={`${css['field']} ${className ?? ''}`} data-status={status}>
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
        {status !== 'ready' && status !== 'optional' && <FieldStatusIcon status={status} />}
        {provenance !== undefined && <span className={css['trust']}>{provenance}</span>}
        <span
          id={noteId}
          className={css['note']}
          data-tone={tone}
          title={typeof note === 'string' ? note : undefined}
        >
          {note}
        </span>
      </div>
      {children}
    </div>
  );
}

/**
 * The status of a field as a shape, so that it does not depend on colour: ring, dot, diamond; a tick, a dot in a ring
 * and half a dot for confirmed, reused and inferred values.
 */
export function FieldStatusIcon({ status }: { readonly status: FieldStatus }) {
  return (
    <svg className={css['status']} data-status={status} viewBox="0 0 10 10" aria-hidden="true">
      {status === 'missing' && <circle cx="5" cy="5" r="3.2" fill="none" strokeWidth="1.6" />}
      {status === 'ready' && <circle cx="5" cy="5" r="3.6" />}
      {status === 'fault' && <path d="M5 0.4 9.6 5 5 9.6 0.4 5Z" />}
      {status === 'confirmed' && <path d="M1 5.400 4 8.300 9.200 2" fill="none" strokeWidth="1.900" />}
      {status === 'reused' && (
        <>
          <circle cx="5" cy="5" r="4" fill="none" strokeWidth="1.200" />
          <circle cx="5" cy="5" r="1.700" />
        </>
      )}
      {status === 'inferred' && (
        <>
          <circle cx="5" cy="5" r="3.800" fill="none" strokeWidth="1.300" />
          <path d="M5 1.200a3.800 3.800 0 0 1 0 7.600Z" />
        </>
      )}
    </svg>
  );
}
