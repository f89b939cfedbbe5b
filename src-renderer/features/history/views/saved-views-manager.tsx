import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { maxViewNameLength, type SavedView } from '../../../../shared/history/saved-view';
import { useText } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { RenameInput } from '../../../components/rename-input';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import css from '../filter/filter-and-view-chips.module.css';
import type { ListQuery } from '../filter/list-query';
import type { SavedViews } from './use-saved-views';
import { createView, isCurrentView } from './saved-view-query';

type SavedViewsManagerProps = {
  readonly views: SavedViews;
  readonly query: ListQuery;
  readonly onLeave: () => void;
};

/** A view was updated or removed. */
type LastChange = {
  /** The row in which it is said: where the view was, or below it, so that no other button comes under the pointer. */
  readonly at: number;
  readonly text: string;
  readonly undo: () => Promise<boolean>;
};

/** Renames, reorders, updates and deletes saved views, with undo for the last update or removal. */
export function SavedViewsManager({ views, query, onLeave }: SavedViewsManagerProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  useFocusRestoration(list);
  const [last, setLast] = useState<LastChange | null>(null);
  const change = async (isDone: Promise<boolean>, made: LastChange) => {
    if (!(await isDone)) return;
    setLast(made);
    announce(made.text);
  };
  const replace = (view: SavedView, at: number) => {
    // Twice by slip: the undo stays that of the first.
    if (isCurrentView(view, query)) return;
    const { id, ...before } = view;
    void change(views.save(id, createView(view.name, query)), {
      at: at + 1,
      text: t('historyList.views.updated', { name: view.name }),
      undo: () => views.save(id, before),
    });
  };
  const remove = ({ id, ...view }: SavedView, at: number) =>
    void change(views.remove(id), {
      at,
      text: t('historyList.views.removed', { name: view.name }),
      undo: () => views.restore(view, at),
    });
  const undo = async ({ undo: undoLast, text }: LastChange) => {
    if (!(await undoLast())) return;
    setLast(null);
    announce(t('calls.undone', { what: text }));
  };
  const undoRow = last && (
    <li>
      {/* Announced as it happens. */}
      <div role="status" aria-live="off">
        {last.text}{' '}
        <Button kind="quiet" onPress={() => void undo(last)}>
          {t('calls.undo')}
        </Button>
      </div>
    </li>
  );
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
        <Fragment key={view.id}>
          {last?.at === at && undoRow}
          <li>
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
              onPress={() => replace(view, at)}
            >
              {t('historyList.views.replaceShort')}
            </Button>
            <Button
              kind="quiet"
              label={t('historyList.views.remove', { name: view.name })}
              onPress={() => remove(view, at)}
            >
              {t('historyList.views.removeShort')}
            </Button>
          </li>
        </Fragment>
      ))}
      {last !== null && last.at >= views.views.length && undoRow}
    </ol>
  );
}
