import { useState, type KeyboardEvent } from 'react';
import {
  defaultEndingKinds,
  getEndingKindName,
  maxEndingKinds,
  maxEndingNameLength,
  type EndingKind,
} from '../../../shared/calls/call-ending';
import { isComposing } from '../../commands/key-bindings';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import css from './ending-kind-settings.module.css';
import { addKind, moveKind, removeKind, renameKind } from './change-ending-kinds';

type EndingKindSettingsProps = {
  readonly kinds: readonly EndingKind[];
  readonly onChange: (kinds: readonly EndingKind[]) => void;
};

/** The list of ways to end a call without a ticket. Records keep the name that a kind had. */
export function EndingKindSettings({ kinds, onChange }: EndingKindSettingsProps) {
  const t = useText();
  const [added, setAdded] = useState('');
  const add = () => {
    onChange(addKind(kinds, added, t.language));
    setAdded('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (added.trim() !== '') add();
  };
  return (
    <>
      <ol className={css['kinds']}>
        {kinds.map((kind, index) => {
          const name = getEndingKindName(kind, t.language);
          return (
            <li key={kind.id} className={css['kind']}>
              <KindName
                key={name}
                name={name}
                onRename={(text) => onChange(renameKind(kinds, kind.id, text, t.language))}
              />
              <Button
                kind="quiet"
                isResting={index === 0}
                label={t('historyList.views.up', { name })}
                onPress={() => onChange(moveKind(kinds, index, -1))}
              >
                ↑
              </Button>
              <Button
                kind="quiet"
                isResting={index === kinds.length - 1}
                label={t('historyList.views.down', { name })}
                onPress={() => onChange(moveKind(kinds, index, 1))}
              >
                ↓
              </Button>
              <Button
                kind="quiet"
                isResting={kinds.length === 1}
                label={t('historyList.views.remove', { name })}
                onPress={() => onChange(removeKind(kinds, kind.id))}
              >
                {t('historyList.views.removeShort')}
              </Button>
            </li>
          );
        })}
      </ol>
      <div className={css['kind']}>
        <input
          className={controls['well']}
          aria-label={t('endCall.newKind')}
          placeholder={t('endCall.newKind')}
          maxLength={maxEndingNameLength}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button isResting={added.trim() === '' || kinds.length >= maxEndingKinds} onPress={add}>
          {t('endCall.addKind')}
        </Button>
        <Button kind="quiet" onPress={() => onChange(defaultEndingKinds)}>
          {t('endCall.defaults')}
        </Button>
      </div>
    </>
  );
}

type KindNameProps = { readonly name: string; readonly onRename: (name: string) => void };

/** Renames when the field is left, so that a name is never half typed. */
function KindName({ name, onRename }: KindNameProps) {
  const t = useText();
  const [text, setText] = useState(name);
  return (
    <input
      className={controls['well']}
      aria-label={t('historyList.views.rename', { name })}
      maxLength={maxEndingNameLength}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text.trim() === '') setText(name);
        else if (text.trim() !== name) onRename(text);
      }}
    />
  );
}
