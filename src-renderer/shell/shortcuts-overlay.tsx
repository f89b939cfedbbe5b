import { useContext } from 'react';
import { flushSync } from 'react-dom';
import { CommandContext, runActionByKey } from '../commands/command-registry';
import type { Action } from '../commands/key-bindings';
import { useText } from '../i18n/use-text';
import { HelpCard } from '../ui/help-card';
import { ShortcutList } from '../components/shortcut-list';

/** F1 shows every key on one card. The caret stays where it is. A click on a line closes the card and does what its key does. */
export function ShortcutsOverlay({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const registry = useContext(CommandContext);
  const run = (action: Action) => {
    flushSync(onClose);
    runActionByKey(registry, action);
  };
  return (
    <HelpCard action="help" other="guide" title={t('shortcuts.title')} onClose={onClose}>
      <ShortcutList onRun={run} />
    </HelpCard>
  );
}
