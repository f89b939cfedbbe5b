import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { explainError } from '../../../../shared/errors/app-error';
import { maxViewNameLength } from '../../../../shared/history/saved-view';
import { useCommands } from '../../../commands/command-registry';
import { formatNumber } from '../../../../shared/format-number';
import { useText } from '../../../i18n/use-text';
import { useLengthLimit } from '../../../components/use-length-limit';
import { getDigit, isComposing } from '../../../commands/key-bindings';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { KeyName } from '../../../ui/key-name';
import controls from '../../../ui/controls.module.css';
import { Notice } from '../../../ui/notice';
import css from '../filter/filter-and-view-chips.module.css';
import type { ListQuery } from '../filter/list-query';
import { isTextInput } from '../../../ui/is-text-input';
import type { SavedViews } from './use-saved-views';
import { isCurrentView, toListQuery, createView } from './saved-view-query';
import { SavedViewsManager } from './saved-views-manager';

type SavedViewsBarProps = {
  readonly views: SavedViews;
  readonly query: ListQuery;
  readonly onShow: (query: ListQuery) => void;
  /** Returns the focus to where the agent was typing. */
  readonly onLeave: () => void;
  /** Shown at the end of the row. */
  readonly children: ReactNode;
};

/** The saved views. The keys 1 to 9 open the first nine, except in a text field. */
export function SavedViewsBar({ views, query, onShow, onLeave, children }: SavedViewsBarProps) {
  const t = useText();
  const [doing, setDoing] = useState<'keep' | 'manage' | null>(null);
  useCommands({ 'save-view': { run: () => setDoing('keep') } });
  useDigitKeys((digit) => {
    const view = views.views[digit - 1];
    if (view !== undefined) onShow(toListQuery(view));
    return view !== undefined;
  });
  const leave = () => {
    setDoing(null);
    onLeave();
  };
  return (
    <div className={css['views']} role="group" aria-label={t('historyList.views.title')}>
      {views.error !== null && <Notice tone="bad" {...explainError(views.error, t.language)} />}
      {views.views.map((view, at) => {
        const counted = views.counts.get(view.id);
        const count =
          counted === undefined
            ? ''
            : `${formatNumber(counted.count, t.language)}${counted.isMore ? '+' : ''}`;
        return (
          <button
            key={view.id}
            type="button"
            className={css['view']}
            aria-pressed={isCurrentView(view, query)}
            aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
            onClick={() => onShow(toListQuery(view))}
          >
            {at < 9 && <KeyName name={String(at + 1)} />}
            <span className={css['view-name']}>{view.name}</span>
            <span className={css['view-count']}>{count}</span>
          </button>
        );
      })}
      {doing === 'keep' ? (
        <SaveViewForm
          onSave={async (name) => {
            if (!(await views.save(null, createView(name, query)))) return;
            leave();
            announce(t('historyList.views.saved', { name }));
          }}
          onLeave={leave}
        />
      ) : (
        <Button kind="quiet" action="save-view" onPress={() => setDoing('keep')}>
          {t('historyList.views.keep')}
        </Button>
      )}
      {(views.views.length > 0 || doing === 'manage') && (
        <Button
          kind="quiet"
          isOpen={doing === 'manage'}
          onPress={() => setDoing(doing === 'manage' ? null : 'manage')}
        >
          {t('historyList.views.manage')}
        </Button>
      )}
      {children}
      {doing === 'manage' && <SavedViewsManager views={views} query={query} onLeave={leave} />}
    </div>
  );
}

type SaveViewFormProps = { readonly onSave: (name: string) => Promise<void>; readonly onLeave: () => void };

function SaveViewForm({ onSave, onLeave }: SaveViewFormProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const limit = useLengthLimit(useId(), text, maxViewNameLength);
  useEffect(() => field.current?.focus(), []);
  const save = () => (limit.isTooLong ? limit.refuse() : void onSave(text.trim()));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && text.trim() !== '') save();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        aria-label={t('historyList.views.name')}
        placeholder={t('historyList.views.nameHint')}
        className={`${controls['well']} ${css['view-field']}`}
        autoComplete="off"
        {...limit.fieldAttributes}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {limit.fault}
    </>
  );
}

/** Listens for digits pressed outside text fields. `onDigit` returns whether it handled the digit. */
function useDigitKeys(onDigit: (digit: number) => boolean): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target !== null && isTextInput(event.target);
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      const digit = getDigit(event);
      if (event.defaultPrevented || isTyping || !isPlain || isComposing(event) || digit === undefined) return;
      if (onDigit(digit)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onDigit]);
}
