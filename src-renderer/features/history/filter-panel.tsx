import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { modes, type Mode } from '../../../shared/app-state';
import type { HistoryFilter } from '../../../shared/history';
import { useText } from '../../i18n/text';
import { isComposing } from '../../keys';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import css from './filter-panel.module.css';
import {
  choicesOf,
  daysOf,
  has,
  quickDays,
  quickSpan,
  longChoicesOf,
  toggled,
  withDays,
  withMode,
  type ListPart,
} from './filter-parts';

type FilterPanelProps = {
  readonly id: string;
  readonly filter: HistoryFilter;
  /** That the app is in; null while that is not known. */
  readonly appMode: Mode | null;
  readonly onChange: (filter: HistoryFilter) => void;
  readonly onClose: () => void;
};

/** Everything that a list can be narrowed down by. Each change is seen in the list at once; Escape goes back to it. */
export function FilterPanel({ id, filter, appMode, onChange, onClose }: FilterPanelProps) {
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
      aria-label={t('past.filter.title')}
      onKeyDown={onKeyDown}
    >
      {choicesOf(t).map(({ part, name, choices }) => (
        <fieldset key={part} className={css['group']}>
          <legend>{name}</legend>
          {choices.map((choice) => (
            <label key={choice.value} className={css['choice']}>
              <input
                type="checkbox"
                checked={has(filter, part, choice.value)}
                onChange={() => onChange(toggled(filter, part, choice.value))}
              />
              {choice.name}
            </label>
          ))}
        </fieldset>
      ))}
      {appMode !== null && <WhoseHistory filter={filter} appMode={appMode} onChange={onChange} />}
      <Days filter={filter} onChange={onChange} />
      <div className={css['texts']}>
        <StateName filter={filter} onChange={onChange} />
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
      <legend>{t('past.filter.mode')}</legend>
      {modes.map((mode) => (
        <label key={mode} className={css['choice']}>
          <input
            type="radio"
            name={name}
            checked={mode === (filter.mode ?? appMode)}
            onChange={() => onChange(withMode(filter, mode, appMode))}
          />
          {t(`past.mode.${mode}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Days({ filter, onChange }: PartProps) {
  const t = useText();
  const hoursId = useId();
  const { from, to } = daysOf(filter);
  return (
    <fieldset className={css['group']}>
      <legend>{t('past.filter.made')}</legend>
      <label className={css['choice']}>
        {t('past.filter.from')}
        <input
          type="date"
          className={controls['well']}
          value={from}
          onChange={(event) => onChange(withDays(filter, event.target.value, to))}
        />
      </label>
      <label className={css['choice']}>
        {t('past.filter.to')}
        <input
          type="date"
          className={controls['well']}
          value={to}
          onChange={(event) => onChange(withDays(filter, from, event.target.value))}
        />
      </label>
      {quickDays.map((quick) => (
        <Button
          key={quick}
          kind="quiet"
          onPress={() => {
            const span = quickSpan(quick, Date.now());
            onChange(withDays(filter, span.from, span.to));
          }}
        >
          {t(`past.filter.quick.${quick}`)}
        </Button>
      ))}
      <span className={css['hours']}>
        <label htmlFor={hoursId}>{t('past.filter.hours')}</label>
        <LongList id={hoursId} part="hours" filter={filter} onChange={onChange} />
      </span>
    </fieldset>
  );
}

function StateName({ filter, onChange }: PartProps) {
  const t = useText();
  const id = useId();
  return (
    <div className={css['text']}>
      <label htmlFor={id}>{t('past.filter.stateNames')}</label>
      <LongList id={id} part="stateNames" filter={filter} onChange={onChange} />
    </div>
  );
}

type LongListProps = PartProps & { readonly id: string; readonly part: 'stateNames' | 'hours' };

/** Choosing one puts it to those that there are, or takes it away again. */
function LongList({ id, part, filter, onChange }: LongListProps) {
  const t = useText();
  const choices = longChoicesOf(part);
  return (
    <select
      id={id}
      className={controls['well']}
      value=""
      onChange={(event) => {
        const chosen = choices.find(({ value }) => String(value) === event.target.value);
        if (chosen !== undefined) onChange(toggled(filter, part, chosen.value));
      }}
    >
      <option value="">{t('past.filter.any')}</option>
      {choices.map(({ value, name }) => (
        <option key={value} value={value}>
          {has(filter, part, value) ? `✓ ${name}` : name}
        </option>
      ))}
    </select>
  );
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
      <label htmlFor={id}>{t(`past.filter.${part}`)}</label>
      <input
        id={id}
        className={controls['well']}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('past.filter.whole')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
