import { useCallback, useContext, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { CommandContext, runAction, useCommands } from '../commands/command-registry';
import { useText } from '../i18n/use-text';
import { announce } from './announcer';
import { Button } from './button';
import css from './help-card.module.css';
import { useKeysOfCovered, useTabWithin } from './use-keys-of-covered';
import { useScrollKeys } from './use-scroll-keys';

type HelpCardProps = {
  /** The action that shows the card, and closes it when asked for again. */
  readonly action: 'help' | 'guide';
  /** The action that shows the other card in its place. */
  readonly other: 'help' | 'guide';
  readonly title: string;
  /**
   * Whether the card takes the focus, to be read with Tab too. The keys that scroll do so either way, and no key acts
   * on what it covers.
   */
  readonly takesFocus?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A card over the screen. A press beside it closes it. The focus goes back to where it was, unless the agent has moved
 * it elsewhere.
 */
export function HelpCard(props: HelpCardProps) {
  const { action, other, title, takesFocus = false, onClose, children } = props;
  const t = useText();
  const registry = useContext(CommandContext);
  const card = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && card.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [onClose]);
  // Before the card leaves the page, which would take the focus with it.
  useLayoutEffect(() => {
    const box = card.current;
    cameFrom.current = document.activeElement;
    if (takesFocus) box?.focus();
    else announce(title);
    return () => {
      const isInside = box?.contains(document.activeElement) === true;
      if (isInside && cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
    };
  }, [takesFocus, title]);
  useScrollKeys(card, !takesFocus);
  useTabWithin(card);
  useKeysOfCovered(card, !takesFocus, onClose);
  const onArrivalBelow = useCallback((element: HTMLElement) => {
    cameFrom.current = element;
  }, []);
  useCommands(
    { back: { run: onClose }, [action]: { run: onClose } },
    { isOnTop: true, onArrivalBelow: takesFocus ? onArrivalBelow : undefined },
  );
  return (
    <section ref={card} className={css['card']} aria-label={title} tabIndex={takesFocus ? -1 : undefined}>
      <div className={css['head']}>
        <h2>{title}</h2>
        <span className={css['buttons']}>
          <Button kind="quiet" action={other} onPress={() => void runAction(registry, other)}>
            {t(other === 'guide' ? 'shortcuts.guide' : 'shortcuts.title')}
          </Button>
          <Button kind="quiet" action="back" isOnTop onPress={onClose}>
            {t('shortcuts.close')}
          </Button>
        </span>
      </div>
      {children}
    </section>
  );
}
