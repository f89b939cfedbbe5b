import { useEffect, useRef } from 'react';
import { useCommands } from '../commands/command-registry';
import { useText } from '../i18n/translate';
import { Button } from '../ui/button';
import { ShortcutList } from '../components/shortcut-list';
import css from './shortcuts-overlay.module.css';

/** F1 shows every key on one card. The caret stays where it is. */
export function ShortcutsOverlay({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && card.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [onClose]);
  useCommands({ back: { run: onClose }, help: { run: onClose } }, { isOnTop: true });
  return (
    <section ref={card} className={css['card']} aria-label={t('shortcuts.title')}>
      <div className={css['head']}>
        <h2>{t('shortcuts.title')}</h2>
        <Button kind="quiet" action="back" onPress={onClose}>
          {t('shortcuts.close')}
        </Button>
      </div>
      <ShortcutList />
    </section>
  );
}
