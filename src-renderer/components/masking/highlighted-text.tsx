import { createContext, Fragment, useContext, useMemo } from 'react';
import { findHighlights } from '../../../shared/search/find-highlights';
import type { SearchTerms } from '../../../shared/search/search-terms';
import type { MaskedKind } from '../../../shared/privacy/mask-personal-data';
import css from './highlighted-text.module.css';
import { MaskedText, useMask } from './mask-scope-and-masked-text';

/** The search words to mark in all texts below. */
export const SearchTermsContext = createContext<SearchTerms>([]);

type HighlightedTextProps = { readonly text: string; readonly kind?: MaskedKind | 'code' };

/** Shows a text, masked if necessary, with the search words marked. */
export function HighlightedText({ text: whole, kind = 'text' }: HighlightedTextProps) {
  const mask = useMask();
  const text = kind === 'code' ? whole : mask(kind, whole);
  const words = useContext(SearchTermsContext);
  const marks = useMemo(
    () => (words.length === 0 ? [] : findHighlights(text, words, kind === 'code' ? 'code' : 'text')),
    [text, words, kind],
  );
  if (marks.length === 0) return <MaskedText text={text} />;
  const ends = [0, ...marks.map(({ to }) => to)];
  return (
    <>
      {marks.map(({ from, to }, at) => (
        <Fragment key={from}>
          <MaskedText text={text.slice(ends[at], from)} />
          <mark className={css['mark']}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      <MaskedText text={text.slice(ends.at(-1))} />
    </>
  );
}

/** Shows a code only if the search matches it. */
export function HighlightedCode({ text }: { readonly text: string }) {
  const words = useContext(SearchTermsContext);
  if (words.length === 0 || findHighlights(text, words, 'code').length === 0) return null;
  return (
    <>
      <HighlightedText kind="code" text={text} />
      {' · '}
    </>
  );
}
