import { memo, useCallback, useDeferredValue, useMemo, useRef, type KeyboardEvent } from 'react';
import { languageTags } from '../../../../shared/i18n/language';
import { parseCoordinate } from '../../../../shared/pin/pin-and-coordinates';
import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import {
  provenanceParts,
  getWeakestProvenance,
  type Provenance,
} from '../../../../shared/calls/field-provenance';
import { useText } from '../../../i18n/use-text';
import { getDigit, isComposing } from '../../../commands/key-bindings';
import { gazetteerStore } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/button';
import { ActionKeys } from '../../../ui/action-keys';
import { FieldStatusIcon } from '../../../components/field';
import { CallerLanguageSelector } from '../../../components/caller-language-selector';
import { findNearestTown } from '../../../components/map/find-nearest-town';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { createReadBackSentences } from './read-back-sentences';
import { useCallerLanguage } from '../editing/use-caller-language';
import { useScrollToDoubtful } from '../../../ui/use-scroll-to-doubtful';
import { PanelHeading } from '../../../ui/panel-heading';
import css from './read-back-panel.module.css';

export const readBackId = 'read-back';

/** The sentences to read back to the caller. A digit confirms one of them, Enter all of them. */
export function ReadBackPanel() {
  const t = useText();
  const {
    session: { confirm },
    isEditable,
  } = useCallForm();
  const gazetteer = useStore(gazetteerStore, (value) => value);
  const fields = useDeferredValue(useCallState((now) => now.fields));
  const { latitude, longitude } = fields;
  const near = useMemo(
    () => findNearbyTown({ latitude, longitude }, gazetteer),
    [latitude, longitude, gazetteer],
  );
  const { language, translate, choose } = useCallerLanguage();
  const sentences = createReadBackSentences(fields, translate, near);
  const asked = sentences.filter(({ parts }) => parts.length > 0);
  const doubtful = asked.filter(({ parts }) => getWeakestProvenance(fields, parts) === 'inferred');
  const strip = useRef<HTMLElement>(null);
  useScrollToDoubtful(strip, '[data-mark=inferred]', doubtful.map(({ parts }) => parts.join(' ')).join(','));
  const isAllConfirmed = asked.every(({ parts }) => getWeakestProvenance(fields, parts) === 'confirmed');
  const confirmParts = useCallback(
    (parts: string) => confirm(provenanceParts.filter((part) => parts.split(' ').includes(part))),
    [confirm],
  );
  const confirmAll = () => {
    if (!isAllConfirmed) confirm(provenanceParts);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = getDigit(event.nativeEvent);
    const sentence = digit === undefined ? undefined : asked[digit - 1];
    if (sentence !== undefined) confirm(sentence.parts);
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
        <PanelHeading>
          {t('callPanel.readBack')} <ActionKeys action="read-back" />
        </PanelHeading>
        <CallerLanguageSelector selected={language} onChoose={choose} />
      </div>
      {sentences.length === 0 && <p className={css['fine']}>{t('callPanel.readBackEmpty')}</p>}
      {sentences.length > 0 && (
        <ol lang={languageTags[language]}>
          {sentences.map((sentence) => (
            <ReadBackItem
              key={sentence.parts[0] ?? sentence.sentence}
              sentence={sentence.sentence}
              parts={sentence.parts.join(' ')}
              digit={asked.indexOf(sentence) + 1}
              provenance={getWeakestProvenance(fields, sentence.parts)}
              onConfirm={confirmParts}
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

type ReadBackItemProps = {
  readonly sentence: string;
  /** The names of the parts that a yes confirms: a single string, so that only what changed renders. */
  readonly parts: string;
  /** 0 for a sentence that confirms nothing. */
  readonly digit: number;
  readonly provenance: Provenance | undefined;
  readonly onConfirm: (parts: string) => void;
};

const ReadBackItem = memo(function ReadBackItem(props: ReadBackItemProps) {
  const { sentence, parts, digit, provenance, onConfirm } = props;
  const t = useText();
  const { isEditable } = useCallForm();
  if (provenance === undefined) return <li className={css['say']}>{sentence}</li>;
  return (
    <li className={css['item']} data-mark={provenance}>
      <span className={css['say']}>{sentence}</span>
      <button
        type="button"
        tabIndex={-1}
        className={css['mark']}
        aria-pressed={provenance === 'confirmed'}
        aria-disabled={!isEditable || undefined}
        aria-label={`${t(`provenance.${provenance}`)} ${digit}. ${t('callPanel.confirm', { sentence })}`}
        // Keeps the focus, so that the panel's keys still work.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onConfirm(parts)}
      >
        <FieldStatusIcon status={provenance === 'stated' ? 'ready' : provenance} />
        {t(`provenance.${provenance}`)} <kbd className={css['digit']}>{digit}</kbd>
      </button>
    </li>
  );
});

/** A landmark that the caller can confirm, since nobody can confirm coordinates. */
function findNearbyTown(
  { latitude, longitude }: Pick<CallFields, 'latitude' | 'longitude'>,
  gazetteer: Gazetteer | null,
) {
  const [north, east] = [parseCoordinate(latitude), parseCoordinate(longitude)];
  if (gazetteer === null || north === undefined || east === undefined) return undefined;
  const point = { latitude: north, longitude: east };
  const state = gazetteer.findRegionAt(point)?.region;
  const town = findNearestTown(gazetteer.mapData.towns, point)?.name;
  return state === undefined || town === undefined ? undefined : { town, state };
}
