import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { explainError } from '../../../../shared/errors/app-error';
import { useCommands } from '../../../commands/command-registry';
import { formatNumber } from '../../../../shared/number-format';
import { useText } from '../../../i18n/translate';
import { digitOf, isComposing } from '../../../commands/key-bindings';
import { Button, KeyName } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { Notice } from '../../../ui/notice';
import css from '../filter/history-toolbar.module.css';
import type { PastQuery } from '../filter/list-query';
import { isField } from '../../../ui/text-selection';
import { isShown, queryOf, viewOf, type Views } from './use-saved-views';
import { ViewManager } from './saved-views-manager';

type ViewBarProps = {
  readonly views: Views;
  readonly query: PastQuery;
  readonly onShow: (query: PastQuery) => void;
  /** Back to where one was typing. */
  readonly onLeave: () => void;
  /** At the end of the row. */
  readonly children: ReactNode;
};

/** The lists kept under a name, the first nine on the keys 1 to 9 wherever nothing is typed into. */
export function ViewBar({ views, query, onShow, onLeave, children }: ViewBarProps) {
  const t = useText();
  const [doing, setDoing] = useState<'keep' | 'manage' | null>(null);
  useCommands({ 'keep-view': { run: () => setDoing('keep') } });
  useDigits((digit) => {
    const view = views.views[digit - 1];
    if (view !== undefined) onShow(queryOf(view));
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
            aria-pressed={isShown(view, query)}
            aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
            onClick={() => onShow(queryOf(view))}
          >
            {at < 9 && <KeyName name={String(at + 1)} />}
            <span className={css['view-name']}>{view.name}</span>
            <span className={css['view-count']}>{count}</span>
          </button>
        );
      })}
      {doing === 'keep' ? (
        <KeepView
          onKeep={async (name) => {
            if (await views.save(null, viewOf(name, query))) leave();
          }}
          onLeave={leave}
        />
      ) : (
        <Button kind="quiet" action="keep-view" onPress={() => setDoing('keep')}>
          {t('historyList.views.keep')}
        </Button>
      )}
      {views.views.length > 0 && (
        <Button
          kind="quiet"
          isOpen={doing === 'manage'}
          onPress={() => setDoing(doing === 'manage' ? null : 'manage')}
        >
          {t('historyList.views.manage')}
        </Button>
      )}
      {children}
      {doing === 'manage' && <ViewManager views={views} query={query} onLeave={leave} />}
    </div>
  );
}

type KeepViewProps = { readonly onKeep: (name: string) => Promise<void>; readonly onLeave: () => void };

function KeepView({ onKeep, onLeave }: KeepViewProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const name = event.currentTarget.value.trim();
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && name !== '') void onKeep(name);
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={field}
      aria-label={t('historyList.views.name')}
      placeholder={t('historyList.views.nameHint')}
      className={`${controls['well']} ${css['view-field']}`}
      autoComplete="off"
      maxLength={60}
      onKeyDown={onKeyDown}
    />
  );
}

/** A digit pressed where nothing is typed into. `onDigit` says whether it had a use for it. */
function useDigits(onDigit: (digit: number) => boolean): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target !== null && isField(event.target);
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      const digit = digitOf(event);
      if (event.defaultPrevented || isTyping || !isPlain || isComposing(event) || digit === undefined) return;
      if (onDigit(digit)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onDigit]);
}
