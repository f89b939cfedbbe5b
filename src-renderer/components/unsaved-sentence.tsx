import { useKeyTable } from '../commands/command-registry';
import { formatCombination, type Action } from '../commands/key-bindings';
import { useText } from '../i18n/use-text';

type UnsavedSentenceProps = {
  /** Brings the caret to what is not saved. */
  readonly action: Action | undefined;
};

/** Of a form that came back without the caret: that it is not saved, and the keys that save it. */
export function UnsavedSentence({ action }: UnsavedSentenceProps) {
  const t = useText();
  const table = useKeyTable();
  const [first] = action === undefined ? [] : table[action];
  if (first === undefined) return t('contactNotes.unsaved');
  return t('contactNotes.unsavedKey', { key: formatCombination(first) });
}
