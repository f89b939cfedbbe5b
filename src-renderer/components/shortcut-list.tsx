import { useKeyTable } from '../commands/command-registry';
import { useText } from '../i18n/use-text';
import { allActions } from '../commands/key-bindings';
import { KeyName } from '../ui/key-name';
import { ActionKeys } from '../ui/action-keys';
import css from './shortcut-list.module.css';

/** Every action that has a key, with the agent's own keys, and the keys of fields. */
export function ShortcutList() {
  const t = useText();
  const table = useKeyTable();
  return (
    <dl className={css['list']}>
      {allActions
        .filter((action) => table[action].length > 0)
        .map((action) => (
          <div key={action} className={css['row']}>
            <dt>{t(`shortcuts.${action}`)}</dt>
            <dd>
              <ActionKeys action={action} isSpoken />
            </dd>
          </div>
        ))}
      <div className={css['row']}>
        <dt>{t('shortcuts.field-history')}</dt>
        <dd>
          <KeyName name="Alt+↑" isSpoken />
          <KeyName name="Alt+↓" isSpoken />
        </dd>
      </div>
      <div className={css['row']}>
        <dt>{t('shortcuts.zoom')}</dt>
        <dd>
          <KeyName name="Ctrl++" isSpoken />
          <KeyName name="Ctrl+−" isSpoken />
          <KeyName name="Ctrl+0" isSpoken />
        </dd>
      </div>
      <div className={css['row']}>
        <dt>{t('shortcuts.digits')}</dt>
        <dd>
          <KeyName name="1…6" isSpoken />
        </dd>
      </div>
    </dl>
  );
}
