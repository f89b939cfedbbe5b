import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { modes, type Mode } from '../../../../shared/app/app-state';
import { quickDays, type KeptFilter } from '../../../../shared/history/ticket-history';
import { useText } from '../../../i18n/translate';
import { isComposing } from '../../../commands/key-bindings';
import { Button } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { DayField } from './date-field';
import css from './filter-panel.module.css';
import {
  asOf,
  choicesOf,
  daysOf,
  has,
  longChoicesOf,
  toggled,
  withDays,
  withMode,
  withQuickDays,
  type Choice,
  type ListPart,
} from './filter-options';

type FilterPanelProps = {
  readonly id: string;
  readonly filter: KeptFilter;
  readonly askedAtMs: number;
  /** That the app is in; null while that is not known. */
  readonly appMode: Mode | null;
  readonly onChange: (filter: KeptFilter) => void;
  readonly onClose: () => void;
};

/** Everything that a list can be narrowed down by. Each change is seen in the list at once; Escape goes back to it. */
export function FilterPanel(props: FilterPanelProps) {
  const { id, filter, askedAtMs, appMode, onChange, onClose } = props;
  const t = useText();
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
      {choicesOf(t).map(({ part, name, choices }) => (
        <fieldset key={part} className={css['group']}>
          <legend>{name}</legend>
          <Choices part={part} choices={choices} filter={filter} onChange={onChange} />
        </fieldset>
      ))}
      {appMode !== null && <WhoseHistory filter={filter} appMode={appMode} onChange={onChange} />}
      <Days filter={filter} askedAtMs={askedAtMs} onChange={onChange} />
      <LongChoices part="hours" filter={filter} onChange={onChange} />
      <LongChoices part="stateNames" filter={filter} onChange={onChange} />
      <div className={css['texts']}>
        <WholeText part="storeNames" filter={filter} onChange={onChange} />
        <WholeText part="dealers" filter={filter} onChange={onChange} />
        <WholeText part="phones" filter={filter} onChange={onChange} />
      </div>
    </section>
  );
}

type PartProps = Pick<FilterPanelProps, 'filter' | 'onChange'>;

function WhoseHistory({ filter, appMode, onChange }: PartProps & { readonly appMode: Mode }) {
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
            onChange={() => onChange(withMode(filter, mode, appMode))}
          />
          {t(`historyList.mode.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Days({ filter, askedAtMs, onChange }: PartProps & Pick<FilterPanelProps, 'askedAtMs'>) {
  const t = useText();
  const { from, to } = daysOf(asOf(filter, askedAtMs));
  return (
    <fieldset className={css['group']}>
      <legend>{t('historyList.filter.made')}</legend>
      <DayField
        name={t('historyList.filter.from')}
        day={from}
        className={css['choice']}
        onDay={(day) => onChange(withDays(filter, day, to))}
      />
      <DayField
        name={t('historyList.filter.to')}
        day={to}
        className={css['choice']}
        onDay={(day) => onChange(withDays(filter, from, day))}
      />
      {quickDays.map((quick) => (
        <Button key={quick} kind="quiet" onPress={() => onChange(withQuickDays(filter, quick))}>
          {t(`historyList.filter.quick.${quick}`)}
        </Button>
      ))}
    </fieldset>
  );
}

type LongChoicesProps = PartProps & { readonly part: 'stateNames' | 'hours' };

/** Too many to be always in sight: a press shows them, to be ticked like the others. */
function LongChoices({ part, filter, onChange }: LongChoicesProps) {
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
          <Choices part={part} choices={longChoicesOf(part)} filter={filter} onChange={onChange} />
        </div>
      )}
    </fieldset>
  );
}

type ChoicesProps = PartProps & { readonly part: ListPart; readonly choices: readonly Choice[] };

function Choices({ part, choices, filter, onChange }: ChoicesProps) {
  return choices.map(({ value, name }) => (
    <label key={value} className={css['choice']}>
      <input
        type="checkbox"
        checked={has(filter, part, value)}
        onChange={() => onChange(toggled(filter, part, value))}
      />
      {name}
    </label>
  ));
}

/** A text that is met whole: Enter takes it. */
function WholeText({ part, filter, onChange }: PartProps & { readonly part: ListPart }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || text.trim() === '') return;
    event.preventDefault();
    if (!has(filter, part, text.trim())) onChange(toggled(filter, part, text.trim()));
    setText('');
  };
  return (
    <div className={css['text']}>
      <label htmlFor={id}>{t(`historyList.filter.${part}`)}</label>
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
      />
    </div>
  );
}
