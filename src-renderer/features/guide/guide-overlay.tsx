import { createElement, Suspense, use } from 'react';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { HelpCard } from '../../ui/help-card';
import css from './guide-overlay.module.css';
import { loadGuide } from './load-guide';

type GuideOverlayProps = {
  readonly onClose: () => void;
  /** Undefined where there is no tour. */
  readonly onStartTour: (() => void) | undefined;
};

/** The guide of agents, in the language of the window and with the agent's own keys. */
export function GuideOverlay({ onClose, onStartTour }: GuideOverlayProps) {
  const t = useText();
  return (
    <HelpCard action="guide" other="help" title={t('shortcuts.guide')} takesFocus onClose={onClose}>
      {onStartTour !== undefined && (
        <p className={css['tour']}>
          <Button
            onPress={() => {
              onClose();
              onStartTour();
            }}
          >
            {t('tour.start')}
          </Button>
        </p>
      )}
      <Suspense fallback={null}>
        <LoadedText />
      </Suspense>
    </HelpCard>
  );
}

function LoadedText() {
  return createElement(use(loadGuide()));
}
