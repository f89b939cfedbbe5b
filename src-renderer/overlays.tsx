import type { CommandRegistry } from './commands/command-registry';
import { GuideOverlay } from './features/guide/guide-overlay';
import { CommandPalette } from './shell/command-palette';
import { ShortcutsOverlay } from './shell/shortcuts-overlay';
import type { usePracticeTour } from './shell/use-practice-tour';
import { ErrorBoundary } from './ui/error-boundary';

/** An overlay that a key opens; at most one at a time. */
export type OverlayName = 'shortcuts' | 'guide' | 'palette';

type OverlaysProps = {
  readonly open: OverlayName | null;
  readonly registry: CommandRegistry;
  readonly onClose: () => void;
  readonly tour: Pick<ReturnType<typeof usePracticeTour>, 'start'>;
};

export function Overlays({ open, registry, onClose, tour }: OverlaysProps) {
  return (
    <ErrorBoundary key={open} area="overlay" renderError={() => null}>
      {open === 'palette' && <CommandPalette registry={registry} onClose={onClose} />}
      {open === 'shortcuts' && <ShortcutsOverlay onClose={onClose} />}
      {open === 'guide' && <GuideOverlay onClose={onClose} onStartTour={tour.start} />}
    </ErrorBoundary>
  );
}
