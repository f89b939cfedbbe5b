import type { ReactNode } from 'react';
import css from './panel-heading.module.css';

/** The heading of a part of a panel, with its keys behind it. */
export function PanelHeading({ children }: { readonly children: ReactNode }) {
  return <h2 className={css['heading']}>{children}</h2>;
}
