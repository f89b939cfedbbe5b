import type { CommandRegistry } from './commands/command-registry';
import { GuideOverlay } from './features/guide/guide-overlay';
import { CommandPalette } from './shell/command-palette';
import { ShortcutsOverlay } from './shell/shortcuts-overlay';
import { ErrorBoundary } from './ui/error-boundary';

/** What lies over the screen on a key; at most one at a time. */
export type OverlayName = 'shortcuts' | 'guide' | 'palette';

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
      {open === 'guide' && <GuideOverlay onClose={onClose} />}
    </ErrorBoundary>
  );
}
