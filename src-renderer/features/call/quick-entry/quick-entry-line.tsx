import { memo, useRef, useState } from 'react';
import { maxTypedLength, type CallFields } from '../../../../shared/calls/call';
import { parseTypedTicketCode } from '../../../../shared/tickets/parse-typed-ticket-code';
import { maxCallTextLength } from '../../../../shared/call-text/max-call-text-length';
import { useKeyName } from '../../../commands/command-registry';
import { formatList } from '../../../../shared/i18n/format-list';
import { useText, type Translate } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import { getUndoDirection } from '../../../commands/get-undo-direction';
import { ActionKeys } from '../../../ui/action-keys';
import controls from '../../../ui/controls.module.css';
import { pasteTruncated } from '../../../ui/truncate-paste';
import { useLengthLimit } from '../../../components/use-length-limit';
import { useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { wasTypedLast } from '../editing/undo-keys';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { ParsedFieldName, TextFillResult } from './fill-from-text';
import { withFillFromText } from './load-fill-from-text';
import { isTooLongToRead, locateAfterCut, locateLeftWords, restToIssueKey } from './unread-line';
import { listFields, listNewestStep, type FilledField } from '../session/autofill-history';
import { quickEntryLineId } from '../session/call-caret';
import css from './quick-entry-line.module.css';

const lineNoteId = 'quick-entry-note';
const lineLimitId = 'quick-entry-limit';

/** What was read from a text, also by several keys one after the other. */
type Reading = TextFillResult & { readonly text: string };

/**
 * One line for all fields. Reads pasted text at once, typed text on Enter, and lists what it filled. With Shift, Enter adds
 * what belongs to no field to the issue.
 */
export const QuickEntryLine = memo(function QuickEntryLine() {
  const t = useText();
  const mask = useMask();
  const { session, runAutofill, openCase, isEditable } = useCallForm();
  const key = useKeyName('undo');
  const line = useRef<HTMLTextAreaElement>(null);
  const [lastReading, setReading] = useState<Reading | null>(null);
  const filledNow = useCallState(({ fields }) => listFilledNow(fields).join(' '));
  // Once all of it was undone, nothing is said of it any more.
  const reading =
    lastReading !== null && lastReading.filled.length > 0 && filledNow === '' ? null : lastReading;
  const [shownCase, setShownCase] = useState('');
  /** A paste was cut, and nothing was typed since. */
  const [isCut, setIsCut] = useState(false);
  // A shorter line renders nothing with its keys.
  const longText = useCallState(({ fields: { quickEntryText } }) =>
    isTooLongToRead(quickEntryText) ? quickEntryText : '',
  );
  const limit = useLengthLimit(lineLimitId, longText, maxCallTextLength);
  const describedBy = [limit.isTooLong && lineLimitId, (isCut || !limit.isTooLong) && lineNoteId];

  /** What was typed behind it meanwhile is not read yet. */
  const markRead = (text: string, lineRead: CallFields['lineRead']) => {
    if (session.getFields().quickEntryText === text) session.setQuickEntryText(text, lineRead);
  };
  // Without the gazetteer, postcodes give no state.
  const takeFields = (text: string, isRestForIssue: boolean) =>
    withFillFromText(
      ({ fillFromText, addRestToIssue }) =>
        void withGazetteer((gazetteer) => {
          const read = fillFromText(session.getFields(), text, gazetteer, Date.now());
          takeNow(text, isRestForIssue ? addRestToIssue(session.getFields(), text, read) : read);
        }),
    );
  const take = (text: string, isRestForIssue = false) => {
    if (isTooLongToRead(text)) {
      limit.refuse();
      return;
    }
    if (parseTypedTicketCode(text) === null) {
      takeFields(text, isRestForIssue);
      return;
    }
    void openCase(text).then((isCaseShown) => {
      if (isCaseShown) {
        markRead(text, []);
        setShownCase(text.trim());
      } else takeFields(text, isRestForIssue);
    });
  };

  /** Undoes what was filled in, with the line that says so. The next one undoes typing. */
  const isUndoOfReading = (event: KeyboardEvent) =>
    isEditable &&
    reading !== null &&
    getUndoDirection(event) === -1 &&
    listNewestStep(session.getFields().autofill)[0]?.source === 'quick-entry';
  const takeNow = (text: string, read: TextFillResult) => {
    // The call may have been sent while its text was read.
    if (!session.isEditable() || text.trim() === '') return;
    // Enter after a paste that has already filled fields: keeps the list of what it filled.
    const isDone = read.filled.length === 0 && reading !== null && reading.filled.length > 0;
    session.fillInOneStep(() => {
      session.fill('quick-entry', read.changes, read.unsure);
      runAutofill();
    });
    markRead(text, locateLeftWords(text, read));
    // What an earlier key filled in from the same line is told with the rest.
    const before = reading?.text === text ? reading.filled : [];
    if (!isDone) setReading({ ...read, text, filled: [...new Set([...before, ...read.filled])] });
    line.current?.select();
    line.current?.scrollTo(0, 0);
  };

  const cutNote = `${t('callScreen.pasteCut', { field: t('callScreen.quickEntry'), count: maxTypedLength })} ${t('callScreen.pasteCutStep')}`;
  // A call that was sent has nothing left to undo.
  const isRead = reading !== null && isEditable;

  return (
    <div className={css['line']}>
      <label htmlFor={quickEntryLineId} className={css['label']}>
        {t('callScreen.quickEntry')}
      </label>
      <textarea
        ref={line}
        id={quickEntryLineId}
        // Once read, it is one line, also after an undo: the fields below are seen. So is what is said beside it.
        data-unread={(lastReading === null && shownCase === '' && !limit.isTooLong) || undefined}
        rows={1}
        {...limit.fieldAttributes}
        // As in any field of the call.
        maxLength={maxTypedLength}
        defaultValue={session.getFields().quickEntryText}
        readOnly={!isEditable}
        aria-describedby={describedBy.filter(Boolean).join(' ')}
        placeholder={t('callScreen.quickEntryHint')}
        autoComplete="off"
        spellCheck={false}
        className={`${controls['well']} ${css['well']}`}
        onInput={(event) => {
          const text = event.currentTarget.value;
          session.setQuickEntryText(text, locateAfterCut(session.getFields(), text));
          setReading(null);
          setShownCase('');
          setIsCut(false);
        }}
        onPaste={(event) => {
          const { value, selectionStart, selectionEnd } = event.currentTarget;
          const isWhole = selectionEnd - selectionStart === value.length;
          const pasted = event.clipboardData.getData('text');
          if (!isEditable) return;
          if (!isWhole) {
            if (!pasteTruncated(event.currentTarget, pasted)) return;
            event.preventDefault();
            setIsCut(true);
            return;
          }
          event.preventDefault();
          const text = pasted.slice(0, maxTypedLength);
          event.currentTarget.value = text;
          session.setQuickEntryText(text);
          setIsCut(text !== pasted);
          take(text);
        }}
        onKeyDown={(event) => {
          const isUndo = isUndoOfReading(event.nativeEvent);
          if (isUndo) session.undo();
          const isUndoElsewhere =
            getUndoDirection(event.nativeEvent) !== undefined && !wasTypedLast(event.currentTarget);
          if (isUndo || isUndoElsewhere) event.preventDefault();
          if (event.key !== 'Enter' || event.ctrlKey || event.altKey || isComposing(event.nativeEvent))
            return;
          event.preventDefault();
          take(event.currentTarget.value, event.shiftKey);
        }}
      />
      {limit.isTooLong ? (
        <div className={css['note']}>
          {limit.fault}
          {isCut && <p id={lineNoteId}>{cutNote}</p>}
        </div>
      ) : (
        <p id={lineNoteId} className={css['note']} aria-live="polite">
          {shownCase !== '' && t('pastCase.opened', { number: shownCase })}
          {shownCase === '' && isRead && describeResult(keepFilled(reading, filledNow), key, mask, t)}
          {shownCase === '' && !isRead && <ActionKeys action="quick-entry" />}
        </p>
      )}
    </div>
  );
});

/** The fields that quick entry has filled in, without those that were undone. */
function listFilledNow({ autofill }: Pick<CallFields, 'autofill'>): readonly FilledField[] {
  const byLine = autofill.applied.filter(({ source }) => source === 'quick-entry');
  return byLine.flatMap(({ after }) => listFields(after));
}

/** Leaves out what was undone since. */
function keepFilled(reading: Reading, filledNow: string): Reading {
  const names = filledNow.split(' ');
  const isFilled = (field: ParsedFieldName) => names.includes(field === 'pin' ? 'latitude' : field);
  return { ...reading, filled: reading.filled.filter(isFilled) };
}

function describeResult(
  { filled, alreadyFilled, rest, unreadLinks }: TextFillResult,
  key: string,
  mask: Mask,
  t: Translate,
): string {
  const names = (fields: readonly ParsedFieldName[]) =>
    formatList(
      t.language,
      fields.map((field) => t(`fields.${field}`)),
    );
  // What needs the agent comes first, since the end is cut. What was filled in is seen in the form, too.
  const sentences = [
    filled.length === 0 ? '' : t('callScreen.quickEntryUndo', { key }),
    unreadLinks.length === 0 ? '' : t('callScreen.quickEntryUnreadLink'),
    rest.length === 0
      ? ''
      : t('callScreen.quickEntryRest', {
          key: restToIssueKey,
          field: t('fields.issue'),
          words: mask('text', rest.join(' · ')),
        }),
    filled.length === 0
      ? t('callScreen.quickEntryNothing')
      : t('callScreen.quickEntryFilled', { fields: names(filled) }),
    alreadyFilled.length === 0 ? '' : t('callScreen.quickEntryKept', { fields: names(alreadyFilled) }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
