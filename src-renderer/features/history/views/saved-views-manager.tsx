import { useRef, type KeyboardEvent } from 'react';
import { maxViewNameLength, type SavedView } from '../../../../shared/history/saved-view';
import { useText } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import { Button } from '../../../ui/button';
import { RenameInput } from '../../../components/rename-input';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import css from '../filter/filter-and-view-chips.module.css';
import type { ListQuery } from '../filter/list-query';
import type { SavedViews } from './use-saved-views';
import { createView } from './saved-view-query';

type SavedViewsManagerProps = {
  readonly views: SavedViews;
  readonly query: ListQuery;
  readonly onLeave: () => void;
};

/** Renames, reorders and deletes saved views. */
export function SavedViewsManager({ views, query, onLeave }: SavedViewsManagerProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  useFocusRestoration(list);
  const rename = ({ id, ...view }: SavedView, name: string) => void views.save(id, { ...view, name });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    onLeave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <ol
      ref={list}
      className={css['manager']}
      aria-label={t('historyList.views.manage')}
      onKeyDown={onKeyDown}
    >
      {views.views.map((view, at) => (
        <li key={view.id}>
          <RenameInput
            label={t('historyList.views.rename', { name: view.name })}
            name={view.name}
            limit={maxViewNameLength}
            onRename={(name) => rename(view, name)}
          />
          <Button
            kind="quiet"
            isResting={at === 0}
            label={t('historyList.views.up', { name: view.name })}
            onPress={() => void views.move(view.id, -1)}
          >
            ↑
          </Button>
          <Button
            kind="quiet"
            isResting={at === views.views.length - 1}
            label={t('historyList.views.down', { name: view.name })}
            onPress={() => void views.move(view.id, 1)}
          >
            ↓
          </Button>
          <Button
            kind="quiet"
            label={t('historyList.views.replace', { name: view.name })}
            onPress={() => void views.save(view.id, createView(view.name, query))}
          >
            {t('historyList.views.replaceShort')}
          </Button>
          <Button
            kind="quiet"
            label={t('historyList.views.remove', { name: view.name })}
            onPress={() => void views.remove(view.id)}
          >
            {t('historyList.views.removeShort')}
          </Button>
        </li>
      ))}
    </ol>
  );
}
