import type { ComponentProps, ReactNode } from 'react';
import css from './visually-hidden.module.css';

/** Announced to screen readers only, for what others see from the layout. */
export function VisuallyHidden(props: Pick<ComponentProps<'span'>, 'ref' | 'children' | 'aria-live'>) {
  return <span {...props} className={css['unseen']} />;
}

export function VisuallyHiddenTitle({ children }: { readonly children: ReactNode }) {
  return <h1 className={css['unseen']}>{children}</h1>;
}
