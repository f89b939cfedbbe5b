import { memo } from 'react';
import { useText } from '../../../i18n/use-text';
import { VisuallyHidden } from '../../../ui/visually-hidden';

/** A sentence with its digit. */
export type NumberedSentence = { readonly digit: number; readonly sentence: string };

type ReadBackAnnouncementProps = {
  /** What was just confirmed without having been announced before, since it was in view with others. */
  readonly unheard: readonly NumberedSentence[];
  /** The next one to confirm, or the one that a digit brought into view; null for none. */
  readonly next: string | null;
  readonly digit: number;
  readonly count: number;
  readonly isAllConfirmed: boolean;
  /** The language tag of the sentences. */
  readonly lang: string;
};

/**
 * Announces the read-back to screen readers, which do not see what is in view. A region of its own: the sentences have the
 * language of the caller.
 */
export const ReadBackAnnouncement = memo(function ReadBackAnnouncement(props: ReadBackAnnouncementProps) {
  const { unheard, next, digit, count, isAllConfirmed, lang } = props;
  const t = useText();
  return (
    <VisuallyHidden aria-live="polite" aria-atomic>
      {unheard.length > 0 && `${t('callPanel.confirmedNow')} `}
      {unheard.map((one) => (
        <span key={one.digit}>
          {one.digit}: <span lang={lang}>{shorten(one.sentence)}</span>{' '}
        </span>
      ))}
      {next !== null && (
        <>
          {t('callPanel.confirmAt', { at: digit, of: count })} <span lang={lang}>{next}</span>
        </>
      )}
      {isAllConfirmed && t('callPanel.allConfirmed')}
    </VisuallyHidden>
  );
});

/** In characters: enough to know a sentence again. */
const maxHeardLength = 80;

/** Cuts a long sentence behind a word: the caller is on the phone meanwhile. */
function shorten(sentence: string): string {
  if (sentence.length <= maxHeardLength) return sentence;
  return `${sentence.slice(0, maxHeardLength).replace(/\s+\S*$/, '')} …`;
}
