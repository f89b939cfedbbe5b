import { useState, type KeyboardEvent } from 'react';
import {
  defaultEndingKinds,
  maxEndingKinds,
  maxEndingNameLength,
  type EndingKind,
} from '../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { stripInvisible } from '../../../shared/text/strip-invisible-characters';
import { isComposing } from '../../commands/key-bindings';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { RenameInput } from '../../ui/rename-input';
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
  const isBlank = stripInvisible(added) === '';
  const add = () => {
    onChange(addKind(kinds, added, t.language));
    setAdded('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (!isBlank) add();
  };
  return (
    <>
      <ol className={css['kinds']}>
        {kinds.map((kind, index) => {
          const name = getEndingKindName(kind, t.language);
          return (
            <li key={kind.id} className={css['kind']}>
              <RenameInput
                label={t('historyList.views.rename', { name })}
                name={name}
                maxLength={maxEndingNameLength}
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
        <Button isResting={isBlank || kinds.length >= maxEndingKinds} onPress={add}>
          {t('endCall.addKind')}
        </Button>
        <Button kind="quiet" onPress={() => onChange(defaultEndingKinds)}>
          {t('endCall.defaults')}
        </Button>
      </div>
    </>
  );
}
