import { useId, useRef, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { useText } from '../../i18n/use-text';
import { useFormKeys } from '../../commands/use-form-keys';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from './resolve-uncertain-ticket.module.css';
import { useFocusRestoration } from '../../ui/use-focus-restoration';

type ResolveUncertainProps = {
  /** The case number in StoreHub's answer, to suggest for recording; null if there is none. */
  readonly namedCaseNumber: string | null;
  readonly onRecord: (caseNumber: string) => Promise<AppError | null>;
  /** Null if the last attempt certainly did not arrive, and only an earlier one may have. */
  readonly onSendAgain: (() => void) | null;
};

/** The two ways to resolve an uncertain ticket: record its case number, or deliberately send it again. */
export function ResolveUncertainTicket(props: ResolveUncertainProps) {
  const { namedCaseNumber, onRecord, onSendAgain } = props;
  const t = useText();
  const [step, setStep] = useState<'choose' | 'record' | 'confirm'>('choose');
  const box = useRef<HTMLDivElement>(null);
  useFocusRestoration(box);
  return (
    <div ref={box} className={css['settle']}>
      {onSendAgain === null && <p>{t('reconciliation.earlier')}</p>}
      {namedCaseNumber !== null && (
        <dl className={css['named']}>
          <dt className={css['label']}>{t('reconciliation.namedCaseNumber')}</dt>
          <dd className={controls['mono']}>{namedCaseNumber}</dd>
        </dl>
      )}
      {step === 'choose' && (
        <div className={css['row']}>
          <Button onPress={() => setStep('record')}>{t('reconciliation.record')}</Button>
          {onSendAgain !== null && (
            <Button kind="danger" onPress={() => setStep('confirm')}>
              {t('reconciliation.sendAgain')}
            </Button>
          )}
        </div>
      )}
      {step === 'record' && (
        <RecordForm proposed={namedCaseNumber ?? ''} onRecord={onRecord} onCancel={() => setStep('choose')} />
      )}
      {step === 'confirm' && onSendAgain !== null && (
        <Notice tone="doubt" sentence={t('reconciliation.confirm')}>
          <div className={css['row']}>
            <Button kind="danger" onPress={onSendAgain}>
              {t('reconciliation.confirmYes')}
            </Button>
            <Button onPress={() => setStep('choose')}>{t('reconciliation.cancel')}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}

type RecordFormProps = Pick<ResolveUncertainProps, 'onRecord'> & {
  readonly proposed: string;
  readonly onCancel: () => void;
};

function RecordForm({ proposed, onRecord, onCancel }: RecordFormProps) {
  const t = useText();
  const id = useId();
  const { isSave } = useFormKeys();
  const [caseNumber, setCaseNumber] = useState(proposed);
  const [error, setError] = useState<AppError | null>(null);
  const record = () => {
    if (caseNumber.trim() !== '') void onRecord(caseNumber.trim()).then(setError);
  };
  return (
    <div className={css['settle']}>
      <label htmlFor={id} className={css['label']}>
        {t('reconciliation.caseNumber')}
      </label>
      <input
        id={id}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={`${controls['well']} ${controls['mono']}`}
        value={caseNumber}
        onChange={(event) => setCaseNumber(event.target.value)}
        onKeyDown={(event) => {
          if (!isSave(event)) return;
          event.preventDefault();
          record();
        }}
      />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['row']}>
        <Button kind="main" onPress={record}>
          {t('reconciliation.recordSave')}
        </Button>
        <Button onPress={onCancel}>{t('reconciliation.cancel')}</Button>
      </div>
    </div>
  );
}
