import type { DueOfCaller } from '../../../shared/history/reminder-lists';
import { useText } from '../../i18n/use-text';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { describeDue } from './describe-due';
import css from './reminder.module.css';

/** What a caller who is due is to be told. A case number in it stands on one line. */
export function DueWords({ due }: { readonly due: DueOfCaller }) {
  const t = useText();
  const words = describeDue(due, useMask(due.ticket), t);
  const number = 'reminder' in due ? (due.ticket.caseNumber ?? due.ticket.reference) : '';
  const at = number === '' ? -1 : words.indexOf(number);
  if (at < 0) return words;
  return (
    <>
      {words.slice(0, at)}
      <span className={css['number']}>{number}</span>
      {words.slice(at + number.length)}
    </>
  );
}
