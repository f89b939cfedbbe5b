import { useState, type KeyboardEvent } from 'react';
import { useKeyTable } from '../../commands/command-registry';
import type { SettingsChange } from '../../../shared/app/settings';
import { useText, type Translate } from '../../i18n/use-text';
import { validateShortcut, toKeysChange, type ShortcutValidation } from '../../commands/validate-shortcut';
import {
  allActions,
  formatCombination,
  type Action,
  type KeyCombination,
  type CustomKeys,
} from '../../commands/key-bindings';
import { Button } from '../../ui/button';
import { KeyName } from '../../ui/key-name';
import css from './shortcut-settings.module.css';

type ShortcutSettingsProps = {
  readonly customKeys: CustomKeys;
  /** Returns whether the change succeeded. */
  readonly onChange: (keys: SettingsChange['keys']) => Promise<boolean>;
};

/** One key of an action. An index after the last key adds one. */
type KeySlot = { readonly action: Action; readonly index: number };

/** Every action with its keys. A pressed key button takes the next key press as its new key, or says why it cannot. */
export function ShortcutSettings({ customKeys, onChange }: ShortcutSettingsProps) {
  const t = useText();
  const table = useKeyTable();
  const [waiting, setWaiting] = useState<KeySlot | null>(null);
  const [message, setMessage] = useState('');

  const change = async (keys: SettingsChange['keys']) => {
    if (!(await onChange(keys))) setMessage('');
  };
  const put = (place: KeySlot, combination: KeyCombination | null) => {
    const keys = table[place.action].flatMap((key, index) => {
      if (index !== place.index) return [key];
      return combination === null ? [] : [combination];
    });
    const isNew = combination !== null && place.index === table[place.action].length;
    const next = isNew ? [...keys, combination] : keys;
    void change(toKeysChange(place.action, next));
    const key = combination === null ? t('shortcutSettings.none') : formatCombination(combination);
    setMessage(t('shortcutSettings.changed', { action: t(`shortcuts.${place.action}`), key }));
    setWaiting(null);
  };
  const onKeyDown = (event: KeyboardEvent, place: KeySlot) => {
    if (waiting?.action !== place.action || waiting.index !== place.index) return;
    event.preventDefault();
    event.stopPropagation();
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (event.key === 'Escape' && isPlain) {
      setWaiting(null);
      setMessage('');
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && isPlain) put(place, null);
    else {
      const choice = validateShortcut(event.nativeEvent, place.action, table);
      if (choice?.kind === 'free') put(place, choice.combination);
      else if (choice !== undefined) setMessage(explainConflict(choice, t));
    }
  };
  const slot = (place: KeySlot, combination: KeyCombination | undefined) => {
    const isWaiting = waiting?.action === place.action && waiting.index === place.index;
    const name = combination === undefined ? '' : formatCombination(combination);
    const action = t(`shortcuts.${place.action}`);
    return (
      <button
        key={`${place.index} ${name}`}
        type="button"
        className={css['slot']}
        data-waiting={isWaiting || undefined}
        aria-label={
          isWaiting
            ? t('shortcutSettings.press')
            : t(name === '' ? 'shortcutSettings.addFor' : 'shortcutSettings.change', { key: name, action })
        }
        onClick={() => {
          setWaiting(place);
          setMessage(t('shortcutSettings.pressing'));
        }}
        onKeyDown={(event) => onKeyDown(event, place)}
        onBlur={() => {
          if (isWaiting) setWaiting(null);
        }}
      >
        <KeySlotText isWaiting={isWaiting} name={name} />
      </button>
    );
  };

  return (
    <div className={css['keys']}>
      <dl className={css['list']}>
        {allActions.map((action) => (
          <div key={action} className={css['row']}>
            <dt>{t(`shortcuts.${action}`)}</dt>
            <dd>
              {action === 'back' && t('shortcutSettings.fixed')}
              {action !== 'back' && (
                <>
                  {table[action].map((combination, index) => slot({ action, index }, combination))}
                  {table[action].length < 2 && slot({ action, index: table[action].length }, undefined)}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p aria-live="polite" className={css['said']}>
        {message}
      </p>
      <div>
        <Button
          isResting={Object.keys(customKeys).length === 0}
          onPress={() => {
            setMessage('');
            void change(null);
          }}
        >
          {t('shortcutSettings.usual')}
        </Button>
      </div>
    </div>
  );
}

function KeySlotText({ isWaiting, name }: { readonly isWaiting: boolean; readonly name: string }) {
  const t = useText();
  if (isWaiting) return t('shortcutSettings.press');
  return name === '' ? <span className={css['add']}>+</span> : <KeyName name={name} />;
}

function explainConflict(choice: Exclude<ShortcutValidation, { kind: 'free' }>, t: Translate): string {
  if (choice.kind === 'unsafe') return t('shortcutSettings.unsafe', { key: choice.name });
  return t('shortcutSettings.taken', { key: choice.name, action: t(`shortcuts.${choice.by}`) });
}
