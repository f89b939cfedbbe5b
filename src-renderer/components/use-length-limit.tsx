import { useState, type ReactNode } from 'react';
import { maxDraftTextLength } from '../../shared/form-drafts/form-draft';
import { useText } from '../i18n/use-text';
import { scrollPartIntoView } from '../ui/scroll-into-view';
import css from './length-limit.module.css';

type LengthLimit = {
  readonly isTooLong: boolean;
  /** Shows and says once more that it is too long. */
  readonly refuse: () => void;
  /** For the field that the text is typed in. It takes more than can be saved, so that nothing typed or pasted is cut. */
  readonly fieldAttributes: {
    readonly maxLength: number;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-describedby': string | undefined;
  };
  /** By how much it is too long, to be shown below the field. */
  readonly fault: ReactNode;
};

/**
 * Limits what is saved of a form, not what is typed in it.
 * @param id of the fault in the page
 * @param limit in UTF-16 code units
 */
export function useLengthLimit(id: string, text: string, limit: number): LengthLimit {
  const t = useText();
  const [refusals, setRefusals] = useState(0);
  const over = text.trim().length - limit;
  const isTooLong = over > 0;
  return {
    isTooLong,
    refuse: () => setRefusals((count) => count + 1),
    fieldAttributes: {
      maxLength: maxDraftTextLength,
      'aria-invalid': isTooLong || undefined,
      'aria-describedby': isTooLong ? id : undefined,
    },
    fault: isTooLong && (
      <p
        key={refusals}
        ref={refusals > 0 ? scrollPartIntoView : undefined}
        id={id}
        role={refusals > 0 ? 'alert' : undefined}
        className={css['fault']}
      >
        {t('fieldNotes.charactersOver', { count: over, limit })}
      </p>
    ),
  };
}
