import { useText } from '../i18n/use-text';
import { Button } from './button';
import css from './status-band.module.css';

type StatusBandProps = {
  /** Empty while there is nothing to say. */
  readonly text: string;
  /** Present if the agent may close it. */
  readonly onClose?: (() => void) | undefined;
  /** Whether Esc closes it, too; the caller registers that. */
  readonly isClosedByEsc?: boolean;
};

/** One sentence across the window. Its place is always there, so that screen readers speak what comes. */
export function StatusBand({ text, onClose, isClosedByEsc = false }: StatusBandProps) {
  const t = useText();
  const isShown = text !== '';
  return (
    <div className={css['band']} data-shown={isShown || undefined}>
      <p role="status">{text}</p>
      {isShown && onClose !== undefined && (
        <Button kind="quiet" isTabStop={false} keyName={isClosedByEsc ? 'Esc' : undefined} onPress={onClose}>
          {t('shortcuts.close')}
        </Button>
      )}
    </div>
  );
}
