import type { ReactNode } from 'react';
import css from './line-icon.module.css';

/** A drawing of lines, 16 units wide and high, as large as the text beside it and in its colour. */
export function LineIcon({ children }: { readonly children: ReactNode }) {
  return (
    <svg className={css['icon']} viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}
