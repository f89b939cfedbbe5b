import { useCallback, useContext, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { hasWordBeginningWith, normalizeName } from '../../shared/text/normalize-name';
import {
  KeyContext,
  listCommands,
  runAction,
  useCommands,
  type Command,
  type CommandRegistry,
  explainMissingCommand,
} from '../commands/command-registry';
import { useEscHint } from '../commands/use-esc-hint';
import { useText, type TextKey, type Translate } from '../i18n/use-text';
import { formatCombination, type Action, type KeyTable } from '../commands/key-bindings';
import { announce } from '../ui/announcer';
import { KeyName } from '../ui/key-name';
import controls from '../ui/controls.module.css';
import { isListKey, ListboxOption, useListbox } from '../ui/listbox';
import { MaskedText } from '../components/masking/mask-scope-and-masked-text';
import type { ChoiceSynonyms } from './choice-synonyms';
import { loadChoiceSynonyms } from './load-choice-synonyms';
import css from './command-palette.module.css';

type CommandPaletteProps = { readonly registry: CommandRegistry; readonly onClose: () => void };

/** Every action by name: type to search, Enter runs it. An unavailable action says why. */
export function CommandPalette({ registry, onClose }: CommandPaletteProps) {
  const t = useText();
  const table = useContext(KeyContext);
  const [entries] = useState(() => listEntries(registry, t));
  const [typed, setTyped] = useState('');
  const [synonyms, setSynonyms] = useState<ChoiceSynonyms>({});
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const named = putExactNameFirst(
    entries.filter((entry) => matchesTyped(entry, typed, table)),
    typed,
  );
  const others = entries.filter(
    (entry) => !named.includes(entry) && matchesTyped(entry, typed, table, synonyms),
  );
  const shown = [...named, ...others];
  const listbox = useListbox(shown.length);

  useEffect(() => void loadChoiceSynonyms().then(setSynonyms), []);
  useEffect(() => {
    cameFrom.current = document.activeElement;
    panel.current?.querySelector('input')?.focus();
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('pointerdown', onPointer);
    return () => window.removeEventListener('pointerdown', onPointer);
  }, [onClose]);
  const leave = () => {
    onClose();
    // Returns the caret first, since the action may move it.
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  const onArrivalBelow = useCallback((element: HTMLElement) => {
    cameFrom.current = element;
  }, []);
  useCommands({ back: { run: leave }, palette: { run: leave } }, { isOnTop: true, onArrivalBelow });
  useEscHint(true);
  useEffect(() => {
    panel.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [listbox.active]);

  // Looks the command up again, since the list dates from when the palette was opened.
  const run = ({ action, choiceId }: PaletteEntry) => {
    if (choiceId === undefined) {
      runAction(registry, action);
      return;
    }
    const choice = registry
      .find(action)
      ?.choices?.()
      .find(({ id }) => id === choiceId);
    if (choice === undefined || choice.whyNot !== undefined) return;
    registry.closeOverlays(action);
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isListKey(event)) return;
    const entry = shown[listbox.active];
    const hasMoved = listbox.moveByKey(event);
    if (event.key === 'Home') listbox.setActive(0);
    else if (event.key === 'End') listbox.setActive(shown.length - 1);
    else if (event.key === 'Enter' && entry !== undefined && !event.repeat) run(entry);
    else if (event.key === 'Enter' && entry === undefined) announce(t('palette.none'));
    else if (event.key !== 'Tab' && !hasMoved) return;
    event.preventDefault();
  };

  return (
    <section ref={panel} className={css['panel']} aria-label={t('palette.title')}>
      <input
        type="text"
        role="combobox"
        aria-label={t('palette.find')}
        aria-expanded={shown.length > 0}
        aria-autocomplete="list"
        aria-controls={listbox.listId}
        aria-activedescendant={listbox.activeId}
        placeholder={t('palette.find')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={`${controls['well']} ${css['find']}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          listbox.setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listbox.listId} role="listbox" aria-label={t('palette.title')} className={css['list']}>
        {shown.map((entry, index) => (
          <ListboxOption
            key={`${entry.action} ${entry.choiceId ?? ''}`}
            listbox={listbox}
            index={index}
            isDisabled={entry.whyNot !== undefined}
            className={css['option']}
            onPick={() => run(entry)}
          >
            <span className={css['name']}>
              <MaskedText text={entry.name} />
            </span>
            {entry.whyNot !== undefined && <span className={css['why']}>{t(entry.whyNot)}</span>}
            {getKeys(entry, table).map((name) => (
              <KeyName key={name} name={name} />
            ))}
          </ListboxOption>
        ))}
      </div>
      <p className={css['foot']} role="status">
        {t(shown.length === 0 ? 'palette.none' : 'palette.foot')}
      </p>
    </section>
  );
}

type PaletteEntry = {
  readonly action: Action;
  /** The selected choice of the action; undefined for the action itself. */
  readonly choiceId?: string;
  readonly name: string;
  readonly further?: string | undefined;
  readonly whyNot: TextKey | undefined;
};

/** Left out: what Escape does anyway, and the palette itself. */
const hiddenActions: ReadonlySet<Action> = new Set(['back', 'palette']);

/** Listed when the palette opens: available actions first, then choices. */
function listEntries(registry: CommandRegistry, t: Translate): readonly PaletteEntry[] {
  return listCommands(registry)
    .filter(({ action }) => !hiddenActions.has(action))
    .flatMap(({ action, command }) => listActionEntries(action, command, t))
    .toSorted((a, b) => getSortRank(a) - getSortRank(b));
}

function listActionEntries(
  action: Action,
  command: Command | undefined,
  t: Translate,
): readonly PaletteEntry[] {
  const reason = command === undefined ? explainMissingCommand(action) : command.whyNot?.();
  const choices = command?.choices?.();
  if (reason === undefined && choices !== undefined) {
    return choices.map(({ id, name, further, whyNot }) => ({ action, choiceId: id, name, further, whyNot }));
  }
  return [{ action, name: t(`shortcuts.${action}`), whyNot: reason }];
}

function getSortRank({ whyNot, choiceId }: PaletteEntry): number {
  if (whyNot !== undefined) return 2;
  return choiceId === undefined ? 0 : 1;
}

/** A key runs the action, not one of its choices. */
function getKeys({ action, choiceId }: PaletteEntry, table: KeyTable): readonly string[] {
  return choiceId === undefined ? table[action].map(formatCombination) : [];
}

/** “设置” is a word of “set a reminder”, too. */
function putExactNameFirst(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const wanted = normalizeName(typed);
  const isExact = ({ name }: PaletteEntry) => normalizeName(name) === wanted;
  return [...entries.filter(isExact), ...entries.filter((entry) => !isExact(entry))];
}

/** Whether each typed word begins a word of the name or its synonyms, or is the key. */
function matchesTyped(
  entry: PaletteEntry,
  typed: string,
  table: KeyTable,
  synonyms: ChoiceSynonyms = {},
): boolean {
  const further = [entry.further ?? '', synonyms[entry.choiceId ?? ''] ?? '', synonyms[entry.action] ?? ''];
  const name = normalizeName([entry.name, ...further].join(' '));
  const keys = getKeys(entry, table).map((key) => key.toLowerCase());
  const words = normalizeName(typed)
    .split(' ')
    .filter((word) => word !== '');
  return keys.includes(typed.trim().toLowerCase()) || words.every((word) => hasWordBeginningWith(name, word));
}
