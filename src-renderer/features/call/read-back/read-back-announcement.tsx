import { memo, useMemo } from 'react';
import { useText } from '../../../i18n/use-text';
import { useAnnouncement } from '../../../ui/use-announcement';

/** A sentence with its digit. */
export type NumberedSentence = { readonly digit: number; readonly sentence: string };

type ReadBackAnnouncementProps = {
  /** Whether the sentences are those of a moment before: a key has confirmed one, and which one is next is not known yet. */
  readonly isOutdated: boolean;
  /** What was just confirmed without having been announced before, since it was in view with others. */
  readonly unheard: readonly NumberedSentence[];
  readonly keyCount: number;
  /** The next one to confirm, or the one that a digit brought into view; null for none. */
  readonly next: string | null;
  readonly digit: number;
  readonly count: number;
  readonly isAllConfirmed: boolean;
  /** The language tag of the sentences, which is that of the caller. */
  readonly lang: string;
};

/** In ms: which one is next follows a confirmation a moment later. */
const delayMs = 100;

/** Announces the read-back to screen readers, which do not see what is in view. */
export const ReadBackAnnouncement = memo(function ReadBackAnnouncement(props: ReadBackAnnouncementProps) {
  const { isOutdated, unheard, keyCount, next, digit, count, isAllConfirmed, lang } = props;
  const t = useText();
  const spoken = useMemo(
    () => [
      ...(unheard.length > 0 ? [{ text: t('callPanel.confirmedNow') }] : []),
      ...unheard.flatMap((one) => [{ text: `${one.digit}:` }, { text: shorten(one.sentence), lang }]),
      ...(next === null
        ? []
        : [{ text: t('callPanel.confirmAt', { at: digit, of: count }) }, { text: next, lang }]),
      ...(isAllConfirmed ? [{ text: t('callPanel.allConfirmed') }] : []),
    ],
    [unheard, next, digit, count, isAllConfirmed, lang, t],
  );
  useAnnouncement(isOutdated ? undefined : spoken, {
    delayMs,
    subject: `${keyCount} ${JSON.stringify(spoken)}`,
  });
  return null;
});

/** In characters: enough to know a sentence again. */
const maxHeardLength = 80;

/** Cuts a long sentence behind a word: the caller is on the phone meanwhile. */
function shorten(sentence: string): string {
  if (sentence.length <= maxHeardLength) return sentence;
  return `${sentence.slice(0, maxHeardLength).replace(/\s+\S*$/, '')} …`;
}
