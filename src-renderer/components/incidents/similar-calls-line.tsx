import type { SimilarCalls } from '../../../shared/incidents/incident';
import { getSpaceAfter } from '../../i18n/get-space-after';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { useMask } from '../masking/mask-scope-and-masked-text';
import css from './incident-line.module.css';

type SimilarCallsLineProps = {
  readonly similarCalls: SimilarCalls;
  readonly onBegin: () => void;
  readonly onDismiss: () => void;
  /** True where Tab has no fields of a call to go through. */
  readonly isTabStop?: boolean;
};

/** Says that several callers have the same trouble, for the agent to decide about. */
export function SimilarCallsLine(props: SimilarCallsLineProps) {
  const { similarCalls, onBegin, onDismiss, isTabStop = false } = props;
  const t = useText();
  const mask = useMask();
  const head = t('incidents.similar', { count: similarCalls.callerCount });
  return (
    <section className={css['line']} role="status" aria-label={t('incidents.similarTitle')}>
      <p className={css['said']}>
        {head}
        {getSpaceAfter(head)}
        <b>{mask('text', similarCalls.title)}</b>
      </p>
      <div className={css['actions']}>
        <Button
          kind="quiet"
          action="known-incident"
          isTabStop={isTabStop}
          keepsCaret={!isTabStop}
          onPress={onBegin}
        >
          {t('incidents.begin')}
        </Button>
        <Button kind="quiet" isTabStop={isTabStop} keepsCaret={!isTabStop} onPress={onDismiss}>
          {t('incidents.dismiss')}
        </Button>
      </div>
    </section>
  );
}
