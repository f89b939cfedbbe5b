import { useDeferredValue, useMemo, useRef, type KeyboardEvent } from 'react';
import { languageTags } from '../../../../shared/i18n/language';
import { parseCoordinate } from '../../../../shared/pin/coordinates';
import type { CallFields } from '../../../../shared/calls/call';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import { trustedParts, weakestMark, type TrustMark } from '../../../../shared/calls/field-provenance';
import { useText } from '../../../i18n/translate';
import { digitOf, isComposing } from '../../../commands/key-bindings';
import { knownPlaces } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { ActionKeys, Button } from '../../../ui/button';
import { LampMark } from '../../../components/field';
import { LanguageChips } from '../../../components/language-selector';
import { nearestTown } from '../../../components/map/map-labels';
import { useCallForm } from '../editing/call-form-context';
import { readBack, type Said } from './read-back-sentences';
import { useCallerLanguage } from '../editing/use-caller-language';
import { useDoubtfulInSight } from '../use-doubtful-in-sight';
import css from './read-back-panel.module.css';

export const readBackId = 'read-back';

/** What to say to the caller: a digit confirms a sentence that got its yes, Enter all of them at once. */
export function ReadBackStrip() {
  const t = useText();
  const { reading, confirm, isEditable } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const fields = useDeferredValue(useStore(reading, (now) => now.fields));
  const { latitude, longitude } = fields;
  const near = useMemo(() => nearOf({ latitude, longitude }, places), [latitude, longitude, places]);
  const { language, say, choose } = useCallerLanguage();
  const sentences = readBack(fields, say, near);
  const asked = sentences.filter(({ parts }) => parts.length > 0);
  const doubtful = asked.filter(({ parts }) => weakestMark(fields, parts) === 'guessed');
  const strip = useRef<HTMLElement>(null);
  useDoubtfulInSight(strip, '[data-mark=guessed]', doubtful.map(({ parts }) => parts.join(' ')).join(','));
  const isAllConfirmed = asked.every(({ parts }) => weakestMark(fields, parts) === 'confirmed');
  const confirmAll = () => {
    if (!isAllConfirmed) confirm(trustedParts);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = digitOf(event.nativeEvent);
    const said = digit === undefined ? undefined : asked[digit - 1];
    if (said !== undefined) confirm(said.parts);
    else if (event.key === 'Enter' && event.target === event.currentTarget) confirmAll();
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- F8 brings the caret here, with keys of its own
    <section
      ref={strip}
      id={readBackId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above, and it scrolls
      tabIndex={0}
      className={css['read']}
      aria-label={t('callPanel.readBack')}
      onKeyDown={onKeyDown}
    >
      <div className={css['bar']}>
        <h2 className={css['head']}>
          {t('callPanel.readBack')} <ActionKeys action="read-back" />
        </h2>
        <LanguageChips chosen={language} onChoose={choose} />
      </div>
      {sentences.length === 0 && <p className={css['fine']}>{t('callPanel.readBackEmpty')}</p>}
      {sentences.length > 0 && (
        <ol lang={languageTags[language]}>
          {sentences.map((said) => (
            <SaidItem
              key={said.parts[0] ?? said.sentence}
              said={said}
              digit={asked.indexOf(said) + 1}
              mark={weakestMark(fields, said.parts)}
              onConfirm={() => confirm(said.parts)}
            />
          ))}
        </ol>
      )}
      {isEditable && asked.length > 0 && (
        <Button
          kind="quiet"
          keyName="Enter"
          isTabStop={false}
          isResting={isAllConfirmed}
          className={css['all']}
          onPress={confirmAll}
        >
          {t('callPanel.allConfirmed')}
        </Button>
      )}
    </section>
  );
}

type SaidItemProps = {
  readonly said: Said;
  /** 0 for a sentence that confirms nothing. */
  readonly digit: number;
  readonly mark: TrustMark | undefined;
  readonly onConfirm: () => void;
};

function SaidItem({ said, digit, mark, onConfirm }: SaidItemProps) {
  const t = useText();
  const { isEditable } = useCallForm();
  if (mark === undefined) return <li className={css['say']}>{said.sentence}</li>;
  return (
    <li className={css['item']} data-mark={mark}>
      <span className={css['say']}>{said.sentence}</span>
      <button
        type="button"
        tabIndex={-1}
        className={css['mark']}
        aria-pressed={mark === 'confirmed'}
        aria-disabled={!isEditable || undefined}
        aria-label={`${t(`provenance.${mark}`)} ${digit}. ${t('callPanel.confirm', { sentence: said.sentence })}`}
        // The keys of the strip go on working.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onConfirm}
      >
        <LampMark lamp={mark === 'heard' ? 'ready' : mark} />
        {t(`provenance.${mark}`)}
        <kbd className={css['digit']}>{digit}</kbd>
      </button>
    </li>
  );
}

/** What a caller can say yes to about a pin, which nobody can say aloud. */
function nearOf({ latitude, longitude }: Pick<CallFields, 'latitude' | 'longitude'>, places: Places | null) {
  const [north, east] = [parseCoordinate(latitude), parseCoordinate(longitude)];
  if (places === null || north === undefined || east === undefined) return undefined;
  const point = { latitude: north, longitude: east };
  const state = places.stateAt(point)?.state;
  const town = nearestTown(places.atlas.towns, point)?.name;
  return state === undefined || town === undefined ? undefined : { town, state };
}
