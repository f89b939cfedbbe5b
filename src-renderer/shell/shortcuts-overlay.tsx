import { useText } from '../i18n/use-text';
import { HelpCard } from '../ui/help-card';
import { ShortcutList } from '../components/shortcut-list';

/** F1 shows every key on one card. The caret stays where it is. */
export function ShortcutsOverlay({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <HelpCard action="help" other="guide" title={t('shortcuts.title')} onClose={onClose}>
      <ShortcutList />
    </HelpCard>
  );
}
