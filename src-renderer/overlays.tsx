import type { CommandRegistry } from './commands/command-registry';
import { CommandPalette } from './shell/command-palette';
import { ShortcutsOverlay } from './shell/shortcuts-overlay';
import { ErrorBoundary } from './ui/error-boundary';

/** What lies over the screen on a key; at most one at a time. */
export type OverlayName = 'shortcuts' | 'palette';

type OverlaysProps = {
  readonly open: OverlayName | null;
  readonly registry: CommandRegistry;
  readonly onClose: () => void;
};

export function Overlays({ open, registry, onClose }: OverlaysProps) {
  return (
    <ErrorBoundary key={open} area="overlay" renderError={() => null}>
      {open === 'palette' && <CommandPalette registry={registry} onClose={onClose} />}
      {open === 'shortcuts' && <ShortcutsOverlay onClose={onClose} />}
    </ErrorBoundary>
  );
}
