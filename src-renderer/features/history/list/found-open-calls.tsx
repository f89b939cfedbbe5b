import { useMemo } from 'react';
import { parseExcludedTerms, parseSearchTerms } from '../../../../shared/search/search-terms';
import { createTextMatcher } from '../../../../shared/search/searchable-text';
import { OpenCallLinks, type SearchableOpenCall } from '../../../components/calls/open-call-links';
import css from '../history-screen.module.css';

/** As many fit beside each other. */
const maxShown = 3;

export type OpenCallsToFind = {
  readonly listFor: (search: string) => readonly SearchableOpenCall[];
  readonly open: (callId: string) => void;
};

type FoundOpenCallsProps = {
  readonly openCalls: OpenCallsToFind;
  /** The words of the current results. */
  readonly text: string;
};

/** The open calls in which the searched words occur: the history does not have them yet. */
export function FoundOpenCalls({ openCalls, text }: FoundOpenCallsProps) {
  const found = useMemo(() => findOpenCalls(openCalls, text), [openCalls, text]);
  if (found.length === 0) return null;
  return (
    <div className={css['contact-notes']}>
      <OpenCallLinks refs={found} onOpen={openCalls.open} />
    </div>
  );
}

function findOpenCalls({ listFor }: OpenCallsToFind, text: string): readonly SearchableOpenCall[] {
  const [wanted, excluded] = [parseSearchTerms(text), parseExcludedTerms(text)];
  if (wanted.length === 0) return [];
  const isFound = ({ texts }: SearchableOpenCall) => {
    const hasWords = createTextMatcher(texts, []);
    return hasWords(wanted) && !excluded.some((word) => hasWords([word]));
  };
  return listFor(text).filter(isFound).slice(0, maxShown);
}
