import { useKeyTable } from '../commands/command-registry';
import { useText } from '../i18n/use-text';
import { allActions, type Action } from '../commands/key-bindings';
import { KeyName } from '../ui/key-name';
import { ActionKeys } from '../ui/action-keys';
import css from './shortcut-list.module.css';

type ShortcutListProps = {
  /** Does what a key does, for the mouse. */
  readonly onRun: (action: Action) => void;
};

/** Those that have a button above the list, or close it, and the one whose digit says which call. */
const unpressable: ReadonlySet<Action> = new Set(['back', 'help', 'guide', 'go-to-call']);

/** Every action that has a key, with the agent's own keys, and the keys of fields. A click does what the key does. */
export function ShortcutList({ onRun }: ShortcutListProps) {
  const t = useText();
  const table = useKeyTable();
  return (
    <dl className={css['list']}>
      {allActions
        .filter((action) => table[action].length > 0)
        .map((action) => (
          <div key={action} className={css['row']}>
            <dt>
              {unpressable.has(action) ? (
                t(`shortcuts.${action}`)
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  className={css['run']}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onRun(action)}
                >
                  {t(`shortcuts.${action}`)}
                </button>
              )}
            </dt>
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
