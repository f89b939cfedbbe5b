import { useEffect, useRef } from 'react';
import { useText } from '../i18n/text';
import { actionOf, usualKeys } from '../keys';
import { Button } from '../ui/button';
import { KeyList } from '../ui/key-list';
import css from './key-card.module.css';

/** F1: every key on one card. Leaves the caret where it is. */
export function KeyCard({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && card.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [onClose]);
  useEffect(() => {
    // Before the screen below hears of it: Escape closes what lies on top.
    const onKey = (event: KeyboardEvent) => {
      if (actionOf(event, usualKeys) !== 'back') return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
  return (
    <section ref={card} className={css['card']} aria-label={t('keyCard.title')}>
      <div className={css['head']}>
        <h2>{t('keyCard.title')}</h2>
        <Button kind="quiet" keyName="Esc" onPress={onClose}>
          {t('keyCard.close')}
        </Button>
      </div>
      <KeyList />
    </section>
  );
}
