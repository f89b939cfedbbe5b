import { useContext, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { modes, type Mode } from '../../../../shared/app/mode';
import { relativeDays, type SavedFilter } from '../../../../shared/history/saved-view';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { useText } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { Button } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { DateField } from './date-field';
import css from './filter-panel.module.css';
import { hasValue, toggleValue, setMode, type ListPart } from './filter-model';
import { resolveFilter, getDays, setDays, setRelativeDays } from './filter-date-range';
import { listChoices, listExpandableChoices, type Choice } from './filter-choices';

type FilterPanelProps = {
  readonly client: IpcClient;
  readonly id: string;
  readonly filter: SavedFilter;
  readonly askedAtMs: number;
  /** The current mode; null while unknown. */
  readonly appMode: Mode | null;
  readonly onChange: (filter: SavedFilter) => void;
  readonly onClose: () => void;
};

const exactParts = ['storeNames', 'dealers', 'phones', 'agents'] as const;

/** All filters. The list shows each change at once; Escape returns to it. */
export function FilterPanel(props: FilterPanelProps) {
  const { client, id, filter, askedAtMs, appMode, onChange, onClose } = props;
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const isShared = useIsShared(client);
  const hasPcs = isShared || filter.pcs !== undefined;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it
    <section
      ref={panel}
      id={id}
      className={css['panel']}
      aria-label={t('historyList.filter.title')}
      onKeyDown={onKeyDown}
    >
      {listChoices(t, kinds, filter.endings).map(({ part, name, choices }) => (
        <fieldset key={part} className={css['group']}>
          <legend>{name}</legend>
          <Choices part={part} choices={choices} filter={filter} onChange={onChange} />
        </fieldset>
      ))}
      {appMode !== null && <ModeFilter filter={filter} appMode={appMode} onChange={onChange} />}
      {hasPcs && (
        <fieldset className={css['group']}>
          <legend>{t('historyList.filter.pcs')}</legend>
          <Choices
            part="pcs"
            choices={[{ value: '', name: t('shift.thisPc') }]}
            filter={filter}
            onChange={onChange}
          />
          <ExactTextFilter
            part="pcs"
            name={t('historyList.filter.pcName')}
            filter={filter}
            onChange={onChange}
          />
        </fieldset>
      )}
      <DateRangeFilter filter={filter} askedAtMs={askedAtMs} onChange={onChange} />
      <ExpandableChoices part="hours" filter={filter} onChange={onChange} />
      <ExpandableChoices part="regionNames" filter={filter} onChange={onChange} />
      <div className={css['texts']}>
        {exactParts.map((part) => (
          <ExactTextFilter
            key={part}
            part={part}
            name={t(`historyList.filter.${part}`)}
            filter={filter}
            onChange={onChange}
          />
        ))}
      </div>
    </section>
  );
}

type FilterPartProps = Pick<FilterPanelProps, 'filter' | 'onChange'>;

function ModeFilter({ filter, appMode, onChange }: FilterPartProps & { readonly appMode: Mode }) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className={css['group']}>
      <legend>{t('historyList.filter.mode')}</legend>
      {modes.map((mode) => (
        <label key={mode} className={css['choice']}>
          <input
            type="radio"
            name={name}
            checked={mode === (filter.mode ?? appMode)}
            onChange={() => onChange(setMode(filter, mode, appMode))}
          />
          {t(`historyList.mode.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}

const refreshOn = { 'sync.changed': always };

/** Whether tickets of other PCs may be there. */
function useIsShared(client: IpcClient): boolean {
  const { data: sync } = useIpcQuery(client, 'sync.get-state', null, refreshOn);
  return sync !== null && sync.server !== null;
}

function DateRangeFilter({
  filter,
  askedAtMs,
  onChange,
}: FilterPartProps & Pick<FilterPanelProps, 'askedAtMs'>) {
  const t = useText();
  const { from, to } = getDays(resolveFilter(filter, askedAtMs));
  return (
    <fieldset className={css['group']}>
      <legend>{t('historyList.filter.made')}</legend>
      <DateField
        name={t('historyList.filter.from')}
        day={from}
        className={css['choice']}
        onDay={(day) => onChange(setDays(filter, day, to))}
      />
      <DateField
        name={t('historyList.filter.to')}
        day={to}
        className={css['choice']}
        onDay={(day) => onChange(setDays(filter, from, day))}
      />
      {relativeDays.map((quick) => (
        <Button key={quick} kind="quiet" onPress={() => onChange(setRelativeDays(filter, quick))}>
          {t(`historyList.filter.quick.${quick}`)}
        </Button>
      ))}
    </fieldset>
  );
}

type ExpandableChoicesProps = FilterPartProps & { readonly part: 'regionNames' | 'hours' };

/** Too many choices to be always visible: a press expands them. */
function ExpandableChoices({ part, filter, onChange }: ExpandableChoicesProps) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [name, choose] = [t(`historyList.filter.${part}`), t('historyList.filter.choose')];
  return (
    <fieldset className={css['group']}>
      <legend>{name}</legend>
      <Button
        kind="quiet"
        isOpen={isOpen}
        label={t('historyList.filter.chip', { part: name, value: choose })}
        onPress={() => setIsOpen(!isOpen)}
      >
        {choose}
      </Button>
      {isOpen && (
        <div className={css['many']} data-part={part}>
          <Choices
            part={part}
            choices={listExpandableChoices(part, t.language)}
            filter={filter}
            onChange={onChange}
          />
        </div>
      )}
    </fieldset>
  );
}

type ChoicesProps = FilterPartProps & { readonly part: ListPart; readonly choices: readonly Choice[] };

function Choices({ part, choices, filter, onChange }: ChoicesProps) {
  return choices.map(({ value, name }) => (
    <label key={value} className={css['choice']}>
      <input
        type="checkbox"
        checked={hasValue(filter, part, value)}
        onChange={() => onChange(toggleValue(filter, part, value))}
      />
      {name}
    </label>
  ));
}

/** A filter for an exact text. Enter adds it, and so does leaving the field. */
function ExactTextFilter({
  part,
  name,
  filter,
  onChange,
}: FilterPartProps & { readonly part: ListPart; readonly name: string }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    if (!hasValue(filter, part, text.trim())) onChange(toggleValue(filter, part, text.trim()));
    setText('');
  };
  const latestAdd = useRef(add);
  useLayoutEffect(() => {
    latestAdd.current = add;
  });
  // The filter that comes moves what is below it: not away under a pointer that is pressed there.
  const onBlur = () => {
    // The agent looks something up in another program, and types on.
    if (!document.hasFocus()) return;
    if (document.querySelector(':active') === null) add();
    else window.addEventListener('pointerup', () => setTimeout(() => latestAdd.current()), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || text.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={css['text']}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className={controls['well']}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('historyList.filter.whole')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
    </div>
  );
}
