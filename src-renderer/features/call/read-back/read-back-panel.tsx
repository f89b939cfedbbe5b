import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
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
import { readBackId } from '../session/call-caret';
import { createReadBackSentences, type ReadBackSentence } from './read-back-sentences';
import { useShownSentences } from './use-shown-sentences';
import { useCallerLanguage } from '../editing/use-caller-language';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { useScrollToDoubtful } from '../../../ui/use-scroll-to-doubtful';
import { PanelHeading } from '../../../ui/panel-heading';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import css from './read-back-panel.module.css';

/**
 * The sentences to read back to the caller. A digit confirms one of them, Enter all of them that have been on the screen:
 * it then shows the next ones. What was not on the screen is shown first.
 */
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
  const weakest = ({ parts }: ReadBackSentence) => getWeakestProvenance(fields, parts);
  const unconfirmed = asked.filter((sentence) => weakest(sentence) !== 'confirmed');
  const strip = useRef<HTMLElement>(null);
  const noteShown = useShownSentences(strip, '[data-mark] > span');
  /** Enter has left some for the next Enter: those follow each other, also if nothing about them is doubtful. */
  const [isStepping, setIsStepping] = useState(false);
  const toShow = isStepping ? unconfirmed : asked.filter((sentence) => weakest(sentence) === 'inferred');
  const toShowNames = toShow.map(({ parts }) => parts.join(' ')).join(',');
  useScrollToDoubtful(strip, isStepping ? unconfirmedMark : '[data-mark=inferred]', toShowNames);
  useEffect(() => {
    // In a narrow window it is not the strip that scrolls.
    if (isStepping) scrollPartIntoView(strip.current?.querySelector(unconfirmedMark) ?? null);
  }, [isStepping, toShowNames]);
  const confirmParts = useCallback(
    (parts: string) => confirm(provenanceParts.filter((part) => parts.split(' ').includes(part))),
    [confirm],
  );
  const confirmShown = () => {
    const shown = noteShown();
    const ready = unconfirmed.filter(({ sentence }) => shown.has(sentence));
    if (ready.length > 0) confirm(ready.flatMap(({ parts }) => parts));
    setIsStepping(ready.length < unconfirmed.length);
    if (ready.length === 0) showSentence(strip.current, unconfirmedMark);
  };
  const confirmOne = (index: number) => {
    const sentence = asked[index];
    if (sentence === undefined) return;
    if (noteShown().has(sentence.sentence)) confirm(sentence.parts);
    else showSentence(strip.current, '[data-mark]', index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = getDigit(event.nativeEvent);
    if (digit !== undefined && digit <= asked.length) confirmOne(digit - 1);
    else if (event.key === 'Enter' && event.target === event.currentTarget) confirmShown();
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
      onBlur={() => setIsStepping(false)}
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
          isResting={unconfirmed.length === 0}
          className={css['all']}
          onPress={confirmShown}
        >
          {t('callPanel.allConfirmed')}
        </Button>
      )}
      <NextToConfirm sentence={isStepping ? unconfirmed[0]?.sentence : undefined} />
    </section>
  );
}

const unconfirmedMark = '[data-mark]:not([data-mark=confirmed])';

/** Scrolls to a sentence, or to its end if it is higher than what there is to see of it and its beginning is in view. */
function showSentence(strip: Element | null, selector: string, index = 0): void {
  const sentence = strip?.querySelectorAll(selector)[index];
  if (sentence === undefined) return;
  const { top } = sentence.getBoundingClientRect();
  scrollPartIntoView(sentence);
  if (sentence.getBoundingClientRect().top === top) sentence.scrollIntoView({ block: 'end' });
}

/** For screen readers, which do not see what the panel has scrolled to. */
const NextToConfirm = memo(function NextToConfirm({ sentence }: { readonly sentence: string | undefined }) {
  const t = useText();
  return (
    <VisuallyHidden aria-live="polite">
      {sentence !== undefined && t('callPanel.confirmNext', { sentence })}
    </VisuallyHidden>
  );
});

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
