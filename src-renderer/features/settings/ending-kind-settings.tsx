import { useId, useState, type KeyboardEvent } from 'react';
import {
  defaultEndingKinds,
  maxEndingKinds,
  maxEndingNameLength,
  type EndingKind,
} from '../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { stripInvisible } from '../../../shared/text/strip-invisible-characters';
import { isComposing } from '../../commands/key-bindings';
import { RenameInput } from '../../components/rename-input';
import { useLengthLimit } from '../../components/use-length-limit';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { scrollPartIntoView } from '../../ui/scroll-into-view';
import css from './ending-kind-settings.module.css';
import {
  addKind,
  findKindProblem,
  moveKind,
  removeKind,
  renameKind,
  type KindProblem,
} from './change-ending-kinds';

type EndingKindSettingsProps = {
  readonly kinds: readonly EndingKind[];
  readonly onChange: (kinds: readonly EndingKind[]) => void;
};

/** The list of ways to end a call without a ticket. Records keep the name that a kind had. */
export function EndingKindSettings({ kinds, onChange }: EndingKindSettingsProps) {
  const t = useText();
  const [added, setAdded] = useState('');
  const [problem, setProblem] = useState<KindProblem | null>(null);
  const [replaced, setReplaced] = useState<readonly EndingKind[] | null>(null);
  const id = useId();
  const limit = useLengthLimit(id, added, maxEndingNameLength);
  const isBlank = stripInvisible(added) === '';
  const change = (next: readonly EndingKind[], why: KindProblem | null = null) => {
    setProblem(why);
    setReplaced(null);
    if (next !== kinds) onChange(next);
  };
  const add = () => {
    if (limit.isTooLong) {
      limit.refuse();
      return;
    }
    const why = findKindProblem(kinds, added, t.language, null);
    change(addKind(kinds, added, t.language), why);
    if (why === null) setAdded('');
  };
  const restore = () => {
    change(defaultEndingKinds);
    setReplaced(kinds);
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
                limit={maxEndingNameLength}
                onRename={(text) =>
                  change(
                    renameKind(kinds, kind.id, text, t.language),
                    findKindProblem(kinds, text, t.language, kind.id),
                  )
                }
              />
              <Button
                kind="quiet"
                isResting={index === 0}
                label={t('historyList.views.up', { name })}
                onPress={() => change(moveKind(kinds, index, -1))}
              >
                ↑
              </Button>
              <Button
                kind="quiet"
                isResting={index === kinds.length - 1}
                label={t('historyList.views.down', { name })}
                onPress={() => change(moveKind(kinds, index, 1))}
              >
                ↓
              </Button>
              <Button
                kind="quiet"
                isResting={kinds.length === 1}
                label={t('historyList.views.remove', { name })}
                onPress={() => change(removeKind(kinds, kind.id))}
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
          {...limit.fieldAttributes}
          value={added}
          onChange={(event) => {
            setAdded(event.target.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
        />
        <Button isResting={isBlank} onPress={add}>
          {t('endCall.addKind')}
        </Button>
        <Button kind="quiet" onPress={restore}>
          {t('endCall.defaults')}
        </Button>
        {replaced !== null && (
          <Button kind="quiet" onPress={() => change(replaced)}>
            {t('calls.undo')}
          </Button>
        )}
      </div>
      {limit.fault}
      {problem !== null && (
        <div ref={scrollPartIntoView}>
          <Notice tone="bad" sentence={t(`endCall.${problem}`, { count: maxEndingKinds })} />
        </div>
      )}
    </>
  );
}
