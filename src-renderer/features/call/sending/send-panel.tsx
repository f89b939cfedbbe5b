import { memo, type ReactNode } from 'react';
import { explainError } from '../../../../shared/errors/app-error';
import { callFieldOrder, longestTyped, type CallField } from '../../../../shared/calls/call';
import { explainOutcome } from '../../../../shared/outcome/attempt-outcome';
import { exactTime, listIn } from '../../../i18n/format';
import { useText } from '../../../i18n/translate';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { StateMark } from '../../../components/tickets/ticket-status-icon';
import { Unseen } from '../../../ui/visually-hidden';
import { focusField, useCallForm } from '../editing/call-form-context';
import css from './send-panel.module.css';
import type { SaveMark } from '../drafts/draft-saver';
import type { OpenCall } from '../drafts/open-call';
import { DoubtLine } from './send-warning';
import type { PlaceDoubt } from '../pin/location-warnings';
import { ReadBackStrip } from '../read-back/read-back-panel';
import { usePlaceDoubts } from '../pin/view/use-location-warnings';

type SidePanelProps = {
  readonly open: OpenCall;
  /** The match card and what may be a duplicate. */
  readonly children: ReactNode;
  readonly onSend: () => void;
  /** Send was pressed while the place was doubtful. */
  readonly isAsked: boolean;
  readonly onSendAnyway: () => void;
};

/** Beside the sheet: what is missing, what to say, and Send. */
export const SidePanel = memo(function SidePanel(props: SidePanelProps) {
  const { open, children, onSend, isAsked, onSendAnyway } = props;
  const t = useText();
  const doubts = usePlaceDoubts();
  const isAgain = open.ticket !== null;
  const { error, mark } = open;
  /** The disk that keeps it from being sent keeps it from being saved: that is one message, not two. */
  const isFaultSaid = error?.kind === 'database' && mark?.kind === 'failed' && mark.error.kind === 'database';
  return (
    <aside className={css['side']} aria-label={t('callPanel.title')}>
      <Refusal open={open} />
      {children}
      <MissingList tried={open.faults} doubts={doubts} />
      <ReadBackStrip />
      <div className={css['foot']}>
        {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        {isAsked && doubts.length > 0 && <DoubtLine doubts={doubts} onSendAnyway={onSendAnyway} />}
        <CutLine />
        {isFaultSaid ? <p className={css['save']}>{t('callPanel.notSaved')}</p> : <SaveLine mark={mark} />}
        <Button kind="main" className={css['send']} action="send" isResting={open.isSending} onPress={onSend}>
          {sendLabel(open.isSending, isAgain, t)}
        </Button>
      </div>
    </aside>
  );
});

function sendLabel(isSending: boolean, isAgain: boolean, t: ReturnType<typeof useText>): string {
  if (isSending) return t('callPanel.sending');
  return t(isAgain ? 'callPanel.sendAgain' : 'callPanel.send');
}

/** What StoreHub said to the last try, where it refused the ticket as it stands. */
function Refusal({ open }: { readonly open: OpenCall }) {
  const t = useText();
  const outcome = open.ticket?.lastOutcome;
  if (outcome?.kind !== 'rejected' || open.isSending) return null;
  const { sentence, nextStep } = explainOutcome(outcome, t.language);
  return (
    <section className={css['block']} data-tone="bad" aria-label={t('outcome.title')}>
      <StateMark kind="rejected" size="large" />
      <p className={css['sentence']}>{sentence}</p>
      <p>{nextStep}</p>
      <p className={css['fine']}>
        {t('outcome.code')} {outcome.errorCode}
        {outcome.errorMessage !== null && ` · ${t('outcome.saysStoreHub')}: ${outcome.errorMessage}`}
      </p>
    </section>
  );
}

type MissingListProps = {
  readonly tried: OpenCall['faults'];
  readonly doubts: readonly PlaceDoubt[];
};

/**
 * What is still to be filled in, corrected or checked. After a try to send it says that nothing was sent, until what
 * `tried` names is right.
 */
function MissingList({ tried, doubts }: MissingListProps) {
  const t = useText();
  const { reading } = useCallForm();
  const isNotSent = useStore(reading, ({ faults }) => tried.some(({ field }) => faults[field] !== undefined));
  const missing = useStore(reading, ({ faults }) => fieldsWhere((field) => faults[field] === 'missing'));
  const toMend = useStore(reading, ({ faults }) =>
    fieldsWhere((field) => faults[field] !== undefined && faults[field] !== 'missing'),
  );
  const fields = listIn(
    t.language,
    tried.map(({ field }) => t(`fields.${field}`)),
  );
  return (
    <section className={css['missing']} data-tone={isNotSent ? 'bad' : undefined}>
      {missing === '' && toMend === '' && doubts.length === 0 && (
        <p className={css['ready']}>{t('callPanel.ready')}</p>
      )}
      <FieldLinks title={t(isNotSent ? 'callPanel.notSentMissing' : 'callPanel.missing')} fields={missing} />
      <FieldLinks
        title={t(isNotSent && missing === '' ? 'callPanel.notSentToMend' : 'callPanel.toMend')}
        fields={toMend}
      />
      <FieldLinks
        title={t('callPanel.toCheck')}
        fields={fieldsWhere((field) => doubts.some((doubt) => doubt.field === field))}
      />
      {/* As it was at the try: it is said once, while the list above shrinks. */}
      <Unseen role="alert">{isNotSent && t('callPanel.faults', { fields })}</Unseen>
    </section>
  );
}

/** As one text, so that a list is rendered anew only when it is another one. */
function fieldsWhere(isMeant: (field: CallField) => boolean): string {
  return callFieldOrder.filter(isMeant).join(' ');
}

function FieldLinks({ title, fields }: { readonly title: string; readonly fields: string }) {
  const t = useText();
  if (fields === '') return null;
  const names = fields.split(' ');
  return (
    <>
      <h2 className={css['head']}>{title}</h2>
      <ul className={css['links']}>
        {callFieldOrder
          .filter((field) => names.includes(field))
          .map((field) => (
            <li key={field}>
              <button type="button" className={css['link']} tabIndex={-1} onClick={() => focusField(field)}>
                {t(`fields.${field}`)}
              </button>
            </li>
          ))}
      </ul>
    </>
  );
}

/** Said of a field that a paste was cut for, as long as the field is full. */
function CutLine() {
  const t = useText();
  const { memory, reading } = useCallForm();
  const pasted = useStore(memory.pasted, (now) => now);
  const isFull = useStore(
    reading,
    ({ fields }) => pasted !== null && fields[pasted.field].length >= longestTyped - 1,
  );
  if (pasted?.note !== 'cut' || !isFull) return null;
  const field = t(`fields.${pasted.field}`);
  return (
    <Notice
      tone="doubt"
      sentence={t('callScreen.pasteCut', { field, count: longestTyped })}
      nextStep={t('callScreen.pasteCutStep')}
    />
  );
}

function SaveLine({ mark }: { readonly mark: SaveMark | null }) {
  const t = useText();
  if (mark?.kind === 'failed') return <Notice tone="bad" {...explainError(mark.error, t.language)} />;
  const unfit = callFieldOrder.filter((field) => mark?.kind === 'saved' && mark.unfit.includes(field));
  if (unfit.length > 0) {
    const fields = listIn(
      t.language,
      unfit.map((field) => t(`fields.${field}`)),
    );
    return (
      <Notice
        tone="bad"
        sentence={t('callScreen.savedInPart', { fields })}
        nextStep={t('callScreen.savedInPartStep')}
      />
    );
  }
  return <p className={css['save']}>{saveSentence(mark, t)}</p>;
}

function saveSentence(mark: SaveMark | null, t: ReturnType<typeof useText>): string {
  if (mark === null) return '\u00a0';
  return mark.kind === 'saved'
    ? t('callPanel.savedAt', { time: exactTime(mark.atMs, t.language) })
    : t('callPanel.saving');
}
