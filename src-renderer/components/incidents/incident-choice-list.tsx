import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LinkableIncident } from '../../../shared/incidents/incident';
import { useCommands } from '../../commands/command-registry';
import { isComposing } from '../../commands/key-bindings';
import { swallowKeyRepeats } from '../../commands/swallow-key-repeats';
import { useEscHint } from '../../commands/use-esc-hint';
import css from './incident-line.module.css';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { formatWhen } from '../../i18n/format-when';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { KeyName } from '../../ui/key-name';
import { useCloseOnClickElsewhere } from '../../ui/use-close-on-click-elsewhere';

type IncidentChoiceListProps = {
  /** What the list is for. */
  readonly text: string;
  readonly open: readonly LinkableIncident[];
  readonly onChoose: (incident: LinkableIncident) => void;
  readonly onClose: () => void;
};

/** As many as there are digits from 1 on. */
const maxListed = 9;

/**
 * The known incidents, to link a call to one of them. A digit links it, or does nothing if the list has no such line; 0 goes on to
 * the next nine, behind the last ones to the first. Any other key closes the list and does what it always does; so does a click
 * elsewhere. The caret stays in its field.
 */
export function IncidentChoiceList({ text, open, onChoose, onClose }: IncidentChoiceListProps) {
  const t = useText();
  const mask = useMask();
  const list = useRef<HTMLElement>(null);
  const [first, setFirst] = useState(0);
  // Incidents may have left the list since.
  const from = first < open.length ? first : 0;
  const listed = open.slice(from, from + maxListed);
  const showNext = () => setFirst(from + maxListed < open.length ? from + maxListed : 0);
  useCommands({ back: { run: onClose }, 'known-incident': { run: onClose } }, { isOnTop: true });
  useEscHint(true);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^\d$/.test(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (event.key === '0') {
        showNext();
        return;
      }
      const chosen = listed[Number(event.key) - 1];
      if (chosen === undefined) return;
      swallowKeyRepeats(event);
      onChoose(chosen);
    } else if (!/^(?:Escape|Control|Shift|Alt|Meta|AltGraph)$/.test(event.key)) onClose();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
  useCloseOnClickElsewhere(list, onClose);
  return (
    <section ref={list} className={css['line']} role="status" aria-label={t('incidents.listTitle')}>
      <p className={css['said']}>{text}</p>
      <ol className={css['choices']}>
        {listed.map((incident, index) => (
          <li key={incident.uid}>
            <Button
              kind="quiet"
              isTabStop={false}
              className={css['choice']}
              onPress={() => onChoose(incident)}
            >
              <KeyName name={String(index + 1)} isSpoken />
              <span>
                {mask('text', incident.title)}
                {t('incidents.since', { since: formatWhen(incident.beganAtMs, t.language) })}
                {incident.endedAtMs !== undefined &&
                  ` · ${t('history.incidentOver', { time: formatWhen(incident.endedAtMs, t.language) })}`}
              </span>
            </Button>
          </li>
        ))}
        {open.length > maxListed && (
          <li>
            <Button kind="quiet" isTabStop={false} className={css['choice']} onPress={showNext}>
              <KeyName name="0" isSpoken />
              <span>{t('incidents.otherIncidents', { count: open.length - listed.length })}</span>
            </Button>
          </li>
        )}
      </ol>
      <p className={css['hint']}>{t('incidents.listHint')}</p>
    </section>
  );
}
