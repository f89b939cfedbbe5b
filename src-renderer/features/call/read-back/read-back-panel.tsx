import {
  memo,
  useCallback,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import { languageTags } from '../../../../shared/i18n/language';
import { parseCoordinate } from '../../../../shared/pin/pin-and-coordinates';
import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { provenanceParts, type Provenance } from '../../../../shared/calls/field-provenance';
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
import { removeTrigger } from '../templates/template-choices';
import { createReadBackSentences, getSentenceProvenance, type ReadBackSentence } from './read-back-sentences';
import { ReadBackAnnouncement, type NumberedSentence } from './read-back-announcement';
import { none, useHeardSentences } from './use-heard-sentences';
import { useTypedWords } from './use-typed-words';
import { useSeenSentences } from './use-seen-sentences';
import { useCallerLanguage } from '../editing/use-caller-language';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { useScrollToDoubtfulSentences } from './use-scroll-to-doubtful-sentences';
import { PanelHeading } from '../../../ui/panel-heading';
import css from './read-back-panel.module.css';

/**
 * The sentences to read back to the caller. A digit confirms one of them, Enter all of them that are in view as a
 * whole: it then shows the first one that is not confirmed. Of a sentence higher than the panel, each part is shown first.
 */
export function ReadBackPanel() {
  const t = useText();
  const {
    session: { confirm },
    isEditable,
  } = useCallForm();
  const gazetteer = useStore(gazetteerStore);
  const current = useCallState((now) => now.fields);
  const written = useDeferredValue(current);
  const trigger = useDeferredValue(useCallState((now) => now.typedTrigger));
  // What only chooses a template is not read to the caller.
  const fields = useMemo(
    () =>
      trigger?.field === 'issue' ? { ...written, issue: removeTrigger(written.issue, trigger) } : written,
    [written, trigger],
  );
  const { latitude, longitude } = fields;
  const near = useMemo(
    () => findNearbyTown({ latitude, longitude }, gazetteer),
    [latitude, longitude, gazetteer],
  );
  const { language, translate, choose } = useCallerLanguage();
  const sentences = createReadBackSentences(fields, translate, near);
  const asked = sentences.filter(({ parts }) => parts.length > 0);
  const getMark = (sentence: ReadBackSentence) => getSentenceProvenance(fields, sentence);
  const unconfirmed = asked.filter((sentence) => getMark(sentence) !== 'confirmed');
  const strip = useRef<HTMLElement>(null);
  const seen = useSeenSentences(strip, sentenceText);
  const isByPointer = useRef(false);
  /** The agent goes through them in order, with the caret here: the next one to confirm is kept in view. */
  const [isStepping, setIsStepping] = useState(false);
  const doubtful = asked.filter((sentence) => getMark(sentence) === 'inferred');
  const doubtfulNames = isStepping ? '' : doubtful.map(({ parts }) => parts.join(' ')).join(',');
  useScrollToDoubtfulSentences(strip, '[data-mark=inferred]', doubtfulNames, sentenceText);
  const typed = useTypedWords();
  const next = isStepping ? unconfirmed[0]?.sentence : undefined;
  const { unheard, shownByDigit, keyCount, noteNext, noteConfirmed, noteShown, forget } = useHeardSentences();
  const findAsked = (text: string | null) => asked.find(({ sentence }) => sentence === text)?.sentence;
  // What is read back by now may be in another language, or gone.
  const announced = isStepping ? (findAsked(shownByDigit) ?? next ?? null) : null;
  const isUnheard =
    isStepping && unheard.every(({ digit, sentence }) => asked[digit - 1]?.sentence === sentence);
  const showNext = useCallback(() => {
    const [first, ...others] = strip.current?.querySelectorAll(`${unconfirmedMark} > span`) ?? [];
    // As many of the others as fit below it.
    for (const other of others.toReversed()) scrollPartIntoView(other);
    if (first !== undefined) seen.showUnseen(first);
  }, [seen]);
  useLayoutEffect(() => {
    if (next === undefined) return;
    showNext();
    noteNext(next);
  }, [next, showNext, noteNext]);
  const toggleParts = useCallback(
    (parts: string, confirmed: readonly NumberedSentence[]) => {
      confirm(provenanceParts.filter((part) => parts.split(' ').includes(part)));
      noteConfirmed(confirmed);
    },
    [confirm, noteConfirmed],
  );
  const toNumbered = (sentence: ReadBackSentence) => ({
    digit: asked.indexOf(sentence) + 1,
    sentence: sentence.sentence,
  });
  const confirmShown = () => {
    const texts = strip.current?.querySelectorAll(sentenceText) ?? [];
    const ready = new Set([...texts].filter(seen.isSeen).map(({ textContent }) => textContent));
    const confirmed = unconfirmed.filter(({ sentence }) => ready.has(sentence));
    if (confirmed.length > 0) confirm(confirmed.flatMap(({ parts }) => parts));
    noteConfirmed(confirmed.map(toNumbered));
    setIsStepping(true);
    // Else the first one is shown as soon as it is another one.
    if (confirmed[0] !== unconfirmed[0]) showNext();
  };
  const confirmOne = (index: number) => {
    const sentence = asked[index];
    const text = strip.current?.querySelectorAll(sentenceText)[index];
    if (sentence === undefined || text === undefined) return;
    if (seen.isSeen(text)) {
      confirm(sentence.parts);
      noteConfirmed([toNumbered(sentence)]);
    } else {
      seen.showUnseen(text);
      noteShown(sentence.sentence);
    }
  };
  const onFocus = (event: FocusEvent) => {
    // A click must not scroll away what it points at.
    if (event.target === event.currentTarget && !isByPointer.current) setIsStepping(true);
    typed.clear();
    isByPointer.current = false;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typed.take(event.key)) {
      event.preventDefault();
      return;
    }
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
      data-gets-room="focused"
      aria-label={t('callPanel.readBack')}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        isByPointer.current = true;
      }}
      onFocus={onFocus}
      onBlur={() => {
        isByPointer.current = false;
        setIsStepping(false);
        forget();
      }}
    >
      <div className={css['bar']} data-stays-in-view="">
        <PanelHeading>
          {t('callPanel.readBack')} <ActionKeys action="read-back" />
        </PanelHeading>
        <CallerLanguageSelector selected={language} onChoose={choose} />
      </div>
      {typed.words !== '' && (
        <p role="status" className={css['typed']}>
          {t('callPanel.typedInReadBack', { words: typed.words })}
        </p>
      )}
      {sentences.length === 0 && <p className={css['fine']}>{t('callPanel.readBackEmpty')}</p>}
      {sentences.length > 0 && (
        <ol lang={languageTags[language]}>
          {sentences.map((sentence) => (
            <ReadBackItem
              key={sentence.parts[0] ?? sentence.sentence}
              sentence={sentence.sentence}
              parts={sentence.parts.join(' ')}
              digit={asked.indexOf(sentence) + 1}
              provenance={getMark(sentence)}
              onToggle={toggleParts}
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
      <ReadBackAnnouncement
        isOutdated={isStepping && written !== current}
        unheard={isUnheard ? unheard : none}
        keyCount={keyCount}
        next={announced}
        digit={announced === null ? 0 : asked.findIndex(({ sentence }) => sentence === announced) + 1}
        count={announced === null ? 0 : asked.length}
        isAllConfirmed={isStepping && asked.length > 0 && unconfirmed.length === 0}
        lang={languageTags[language]}
      />
    </section>
  );
}

const unconfirmedMark = '[data-mark]:not([data-mark=confirmed])';
const sentenceText = '[data-mark] > span';

type ReadBackItemProps = {
  readonly sentence: string;
  /** The names of the parts that a yes confirms: a single string, so that only what changed renders. */
  readonly parts: string;
  /** 0 for a sentence that confirms nothing. */
  readonly digit: number;
  readonly provenance: Provenance | undefined;
  /** @param confirmed the sentence, unless its confirmation is taken back */
  readonly onToggle: (parts: string, confirmed: readonly NumberedSentence[]) => void;
};

const ReadBackItem = memo(function ReadBackItem(props: ReadBackItemProps) {
  const { sentence, parts, digit, provenance, onToggle } = props;
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
        onClick={() => onToggle(parts, provenance === 'confirmed' ? [] : [{ digit, sentence }])}
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
  const town = state && findNearestTown(gazetteer.mapData.towns, state, point)?.name;
  if (state === undefined || town === undefined) return undefined;
  return { town, state, chineseName: gazetteer.getChineseTownName(town) };
}
