import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { CaseNumberDoubts } from '../../../shared/history/case-number-doubts';
import type { FormDraftTarget } from '../../../shared/form-drafts/form-draft';
import { maxCaseNumberLength } from '../../../shared/tickets/case-number';
import { normalizeCaseNumber } from '../../../shared/tickets/case-number-oddities';
import { toCanonicalCode } from '../../../shared/tickets/parse-typed-ticket-code';
import { isComposing } from '../../commands/key-bindings';
import { useFormKeys } from '../../commands/use-form-keys';
import { formatDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import type { CheckCaseNumber } from '../../state/check-case-number';
import { useFormDrafts, useTypedForm } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import { useLengthLimit } from '../use-length-limit';
import { useMask } from '../masking/mask-scope-and-masked-text';
import css from './resolve-uncertain-ticket.module.css';

type RecordCaseNumberFormProps = {
  /** Where what is typed is kept, until it is recorded or given up. */
  readonly draft: FormDraftTarget;
  /** The agent asked for it, so it takes the caret. */
  readonly isOpened: boolean;
  /** The case number in StoreHub's answer, '' if there is none. */
  readonly proposed: string;
  readonly onCheck: CheckCaseNumber;
  readonly onRecord: (caseNumber: string) => Promise<AppError | null>;
  readonly onCancel: () => void;
};

/**
 * Records a case number by hand. A number that is odd, or that another ticket has, is asked about once; the same key then
 * records it as it is.
 */
export function RecordCaseNumberForm(props: RecordCaseNumberFormProps) {
  const { draft, isOpened, proposed, onCheck, onRecord, onCancel } = props;
  const t = useText();
  const id = useId();
  const { isSave } = useFormKeys();
  const drafts = useFormDrafts();
  const caseNumber = useTypedForm(draft)?.text ?? proposed;
  const [doubts, setDoubts] = useState<CaseNumberDoubts | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const form = useRef<HTMLDivElement>(null);
  // The field that takes the caret is in sight, but not its buttons.
  const hasMoreToShow = isOpened || doubts !== null;
  useEffect(
    () => (hasMoreToShow ? scrollPartsIntoViewSoon(form.current) : undefined),
    [hasMoreToShow, doubts],
  );
  const limit = useLengthLimit(`${id}-limit`, caseNumber, maxCaseNumberLength);
  const isChecking = useRef(false);
  const isProposed = (text: string) => normalizeCaseNumber(text) === normalizeCaseNumber(proposed);
  const findDoubts = async (text: string): Promise<CaseNumberDoubts | null> => {
    const { oddForm, sameNumber } = await onCheck(text);
    // What StoreHub itself wrote is not odd.
    const isOdd = oddForm !== null && !isProposed(text);
    return isOdd || sameNumber !== null ? { oddForm: isOdd ? oddForm : null, sameNumber } : null;
  };
  const record = async () => {
    if (caseNumber.trim() === '' || isChecking.current) return;
    if (limit.isTooLong) {
      limit.refuse();
      return;
    }
    // What StoreHub itself wrote stays letter for letter.
    const text = isProposed(caseNumber) ? proposed : toCanonicalCode(caseNumber);
    isChecking.current = true;
    const found = doubts === null ? await findDoubts(text) : null;
    // The agent may have typed on meanwhile.
    if ((drafts.get(draft)?.text ?? proposed) === caseNumber) {
      setDoubts(found);
      if (found === null) {
        const refusal = await onRecord(text);
        if (refusal === null) drafts.change(draft, null);
        setError(refusal);
      }
    }
    isChecking.current = false;
  };
  const cancel = () => {
    drafts.change(draft, null);
    onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isEscape = event.key === 'Escape' && !isComposing(event.nativeEvent);
    if (!isEscape && !isSave(event)) return;
    event.preventDefault();
    if (isEscape) cancel();
    else if (!event.repeat) void record();
  };
  return (
    <div ref={form} className={css['box']}>
      <label htmlFor={id} className={css['label']}>
        {t('reconciliation.caseNumber')}
      </label>
      <input
        id={id}
        autoFocus={isOpened}
        autoComplete="off"
        spellCheck={false}
        {...limit.fieldAttributes}
        className={`${controls['well']} ${controls['mono']}`}
        value={caseNumber}
        onChange={({ target: { value } }) => {
          drafts.change(draft, { text: value, lastDay: '' });
          setDoubts(null);
        }}
        onKeyDown={onKeyDown}
      />
      {limit.fault}
      {doubts !== null && <DoubtsNotice doubts={doubts} />}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['row']}>
        <Button kind="main" keyName="Enter" onPress={() => void record()}>
          {t(doubts === null ? 'reconciliation.recordSave' : 'reconciliation.recordAnyway')}
        </Button>
        <Button keyName="Esc" onPress={cancel}>
          {t('reconciliation.cancel')}
        </Button>
      </div>
    </div>
  );
}

function DoubtsNotice({ doubts: { oddForm, sameNumber } }: { readonly doubts: CaseNumberDoubts }) {
  const t = useText();
  const mask = useMask(sameNumber);
  return (
    <Notice tone="doubt" sentence={t('reconciliation.doubtful')}>
      {oddForm !== null && <p>{t(`reconciliation.odd.${oddForm.oddity}`, { example: oddForm.example })}</p>}
      {sameNumber !== null && (
        <p>
          {t('reconciliation.sameNumber', {
            reference: sameNumber.reference,
            name: mask('name', sameNumber.name),
            time: formatWhen(sameNumber.createdAtMs, t),
          })}
        </p>
      )}
      <p>{t('reconciliation.doubtfulStep')}</p>
    </Notice>
  );
}

function formatWhen(atMs: number, t: Translate): string {
  return formatDateTime(atMs, t.language);
}
