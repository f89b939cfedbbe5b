import { insertText, isTextControl } from '../../../ui/insert-text';
import { moveCaretToEnd } from '../../../ui/move-caret-to-end';
import { findField } from './call-form-context';

/**
 * The agent types words while the caret is in a list, where letters choose nothing: they go on at the end of Issue. Also
 * the spaces between them, which would choose in the list.
 */
export function typeOnInIssue(): void {
  const issue = findField('issue');
  if (!isTextControl(issue)) return;
  issue.focus();
  moveCaretToEnd(issue);
  if (/\S$/.test(issue.value)) insertText(issue, ' ');
}
