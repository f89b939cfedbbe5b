import { useText } from '../i18n/text';
import { nameOf, usualKeys, type Action } from '../keys';
import { KeyName } from './button';
import css from './key-list.module.css';

const shownInOrder: readonly Action[] = [
  'new-call',
  'find',
  'slurp',
  'same-place',
  'take-back',
  'next-question',
  'map',
  'park',
  'go-to-call',
  'take-call',
  'read-back',
  'send',
  'follow-up',
  'spell',
  'back',
  'help',
];

export function KeyList() {
  const t = useText();
  return (
    <dl className={css['list']}>
      {shownInOrder.map((action) => (
        <div key={action} className={css['row']}>
          <dt>{t(`keyCard.${action}`)}</dt>
          <dd>
            {usualKeys[action].map((combination) => (
              <KeyName key={nameOf(combination)} name={nameOf(combination)} />
            ))}
          </dd>
        </div>
      ))}
      <div className={css['row']}>
        <dt>{t('keyCard.tape')}</dt>
        <dd>
          <KeyName name="Alt+↑" />
          <KeyName name="Alt+↓" />
        </dd>
      </div>
      <div className={css['row']}>
        <dt>{t('keyCard.digits')}</dt>
        <dd>
          <KeyName name="1…6" />
        </dd>
      </div>
    </dl>
  );
}
