import { useEffect, type RefObject } from 'react';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { findField } from '../editing/call-form-context';

/**
 * Shows a line under Issue with that field: as the line appears or grows while the caret is there, and as the caret comes to it.
 * Where a press brings it, only as it types: the text is not to move under the pointer.
 */
export function useLineUnderIssueInView(line: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const issue = findField('issue');
    const part = line.current;
    if (issue === null || part === null) return undefined;
    let cancel: (() => void) | undefined;
    const show = () => {
      cancel?.();
      if (document.activeElement === issue) cancel = scrollPartsIntoViewSoon(part, issue);
    };
    const onFocus = () => {
      if (issue.matches(':active')) issue.addEventListener('input', show, { once: true });
      else show();
    };
    const sizes = new ResizeObserver(show);
    sizes.observe(part);
    issue.addEventListener('focus', onFocus);
    return () => {
      cancel?.();
      sizes.disconnect();
      issue.removeEventListener('focus', onFocus);
      issue.removeEventListener('input', show);
    };
  }, [line]);
}
