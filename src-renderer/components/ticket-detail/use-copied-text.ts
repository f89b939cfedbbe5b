import { useCallback, useState } from 'react';
import { useText } from '../../i18n/use-text';
import { announce } from '../../ui/announcer';

/**
 * Copies texts, and announces it: the button that shows it need not have the focus.
 * @param copy returns whether that succeeded
 */
export function useCopiedText(copy: (text: string) => Promise<boolean>) {
  const t = useText();
  /** The text that was copied last. */
  const [copied, setCopied] = useState('');
  const copyText = useCallback(
    (text: string) =>
      void copy(text).then((isCopied) => {
        setCopied(isCopied ? text : '');
        if (isCopied) announce(t('outcome.copied'));
      }),
    [copy, t],
  );
  return { copied, copyText };
}
