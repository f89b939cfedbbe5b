import { useEffect, useRef, type ReactNode } from 'react';
import { useCommands } from '../commands/command-registry';
import { useText } from '../i18n/translate';
import { Button } from './button';
import css from './help-card.module.css';

type HelpCardProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A card over the screen. A press beside it, or its key once more, closes it. */
export function HelpCard({ title, onClose, children }: HelpCardProps) {
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
    <section ref={card} className={css['card']} aria-label={title}>
      <div className={css['head']}>
        <h2>{title}</h2>
        <Button kind="quiet" action="back" onPress={onClose}>
          {t('shortcuts.close')}
        </Button>
      </div>
      {children}
    </section>
  );
}
