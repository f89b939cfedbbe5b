import { memo, useRef, useState } from 'react';
import { longestSlurp } from '../../../../shared/call-text/parse-call-text';
import { useKeyName } from '../../../commands/command-registry';
import { listIn } from '../../../i18n/format';
import { useText, type Translate } from '../../../i18n/translate';
import { isComposing } from '../../../commands/key-bindings';
import { ActionKeys } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { useCallForm } from '../editing/call-form-context';
import { knownPlaces } from '../../../state/gazetteer-store';
import { readInto, type SlurpedField, type SlurpReading } from './fill-from-text';
import css from './quick-entry-line.module.css';

export const slurpLineId = 'slurp-line';

/** One line for everything at once: pasted at once, typed with Enter. What went where is said beside it. */
export const SlurpLine = memo(function SlurpLine() {
  const t = useText();
  const { form, fillings, memory, settle, isEditable } = useCallForm();
  const key = useKeyName('take-back');
  const line = useRef<HTMLTextAreaElement>(null);
  const [reading, setReading] = useState<SlurpReading | null>(null);

  const take = (text: string) => {
    if (!isEditable || text.trim() === '') return;
    const read = readInto(form.getValues(), text, knownPlaces.get(), Date.now());
    fillings.fill('slurp', read.changes);
    settle();
    setReading(read);
    line.current?.select();
    line.current?.scrollTo(0, 0);
  };

  return (
    <div className={css['line']}>
      <label htmlFor={slurpLineId} className={css['label']}>
        {t('callScreen.slurp')}
      </label>
      <textarea
        ref={line}
        id={slurpLineId}
        rows={1}
        wrap="off"
        // What is not read does not stand there either.
        maxLength={longestSlurp}
        defaultValue={memory.slurpText}
        readOnly={!isEditable}
        aria-describedby="slurp-note"
        placeholder={t('callScreen.slurpHint')}
        autoComplete="off"
        spellCheck={false}
        className={`${controls['well']} ${css['well']}`}
        onInput={(event) => {
          memory.slurpText = event.currentTarget.value;
          setReading(null);
        }}
        onPaste={(event) => {
          const { value, selectionStart, selectionEnd } = event.currentTarget;
          const isWhole = selectionEnd - selectionStart === value.length;
          if (!isWhole || !isEditable) return;
          event.preventDefault();
          const text = event.clipboardData.getData('text').slice(0, longestSlurp);
          event.currentTarget.value = text;
          memory.slurpText = text;
          take(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.altKey || isComposing(event.nativeEvent))
            return;
          event.preventDefault();
          take(event.currentTarget.value);
        }}
      />
      <p id="slurp-note" className={css['note']} aria-live="polite">
        {reading === null ? <ActionKeys action="slurp" /> : said(reading, key, t)}
      </p>
    </div>
  );
});

function said({ filled, kept }: SlurpReading, key: string, t: Translate): string {
  const names = (fields: readonly SlurpedField[]) =>
    listIn(
      t.language,
      fields.map((field) => t(`fields.${field}`)),
    );
  const sentences = [
    filled.length === 0
      ? t('callScreen.slurpNothing')
      : t('callScreen.slurpFilled', { fields: names(filled), key }),
    kept.length === 0 ? '' : t('callScreen.slurpKept', { fields: names(kept) }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
