import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { getAgent, type AppState } from '../../shared/app/app-state';
import { maxAgentLength } from '../../shared/calls/agent-initials';
import { stripInvisible } from '../../shared/text/strip-invisible-characters';
import { explainError, type AppError } from '../../shared/errors/app-error';
import { useCommands } from '../commands/command-registry';
import { useEscHint } from '../commands/use-esc-hint';
import { useFormKeys } from '../commands/use-form-keys';
import { useLengthLimit } from '../components/use-length-limit';
import { useText } from '../i18n/use-text';
import { parseTypedText, useSettingsFormDraft } from '../state/settings-form-draft';
import { Button } from '../ui/button';
import { formatLabelled } from '../../shared/i18n/format-labelled';
import { announce } from '../ui/announcer';
import { scrollPartsIntoViewSoon } from '../ui/scroll-into-view';
import controls from '../ui/controls.module.css';
import { Notice } from '../ui/notice';
import css from './change-agent-bar.module.css';

type ChangeAgentBarProps = {
  readonly app: AppState | null;
  /** With null, the system's user takes the calls. */
  readonly onChange: (agent: string | null) => Promise<AppError | null>;
};

/**
 * A line for the initials of who takes the calls now, shown on a key. It gives the caret back if it has it. Half-typed
 * ones are kept.
 */
export function ChangeAgentBar({ app, onChange }: ChangeAgentBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  useCommands({ 'change-agent': { run: () => setIsOpen(true) } });
  if (app === null || !isOpen) return null;
  return <AgentForm current={getAgent(app) ?? ''} onChange={onChange} onClose={() => setIsOpen(false)} />;
}

type AgentFormProps = Pick<ChangeAgentBarProps, 'onChange'> & {
  readonly current: string;
  readonly onClose: () => void;
};

function AgentForm({ current, onChange, onClose }: AgentFormProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const draft = useSettingsFormDraft('agent-initials', parseTypedText);
  const text = draft.typed ?? current;
  const [error, setError] = useState<AppError | null>(null);
  const bar = useRef<HTMLElement>(null);
  // Before the bar leaves the page, which would take the focus with it.
  useLayoutEffect(() => {
    const box = bar.current;
    const before = document.activeElement;
    // Half-typed ones, too: they may be those of the shift before, and the next keys are to take their place.
    field.current?.select();
    return () => {
      const isInside = box?.contains(document.activeElement) === true;
      if (isInside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // In a zoomed window, it is above what is in sight.
  useEffect(() => scrollPartsIntoViewSoon(bar.current, field.current), []);
  const close = () => {
    draft.change(null);
    onClose();
  };
  useCommands({ back: { run: close, leave: onClose } }, { isOnTop: true });
  useEscHint(true);
  const { isSave } = useFormKeys();
  const limit = useLengthLimit(`${id}-limit`, text, maxAgentLength);
  const save = async () => {
    if (limit.isTooLong) {
      limit.refuse();
      return;
    }
    const initials = stripInvisible(text);
    const failed = await onChange(initials === '' ? null : initials);
    setError(failed);
    if (failed !== null) return;
    close();
    announce(formatLabelled(t.language, t('agent.title'), initials === '' ? '–' : initials));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSave(event)) return;
    event.preventDefault();
    void save();
  };
  return (
    <section ref={bar} className={css['bar']} aria-label={t('agent.title')}>
      <label htmlFor={id}>{t('agent.initials')}</label>
      <input
        ref={field}
        id={id}
        className={`${controls['well']} ${css['initials']}`}
        autoComplete="off"
        spellCheck={false}
        {...limit.fieldAttributes}
        value={text}
        onChange={(event) => draft.change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button keyName="Enter" onPress={() => void save()}>
        {t('agent.save')}
      </Button>
      <span className={css['hint']}>{t('agent.hint')}</span>
      {limit.fault}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </section>
  );
}
