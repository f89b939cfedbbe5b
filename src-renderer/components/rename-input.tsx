import { useId, useState } from 'react';
import { isComposing } from '../commands/key-bindings';
import controls from '../ui/controls.module.css';
import css from './rename-input.module.css';
import { useLengthLimit } from './use-length-limit';

type RenameInputProps = {
  readonly name: string;
  readonly label: string;
  /** In UTF-16 code units. A longer name stays in the field, and is not taken. */
  readonly limit: number;
  readonly onRename: (name: string) => void;
};

/** Renames on Enter and when the field is left, so that a name is never half typed. A blank one stays as it was. */
export function RenameInput({ name, label, limit, onRename }: RenameInputProps) {
  const [text, setText] = useState(name);
  const [before, setBefore] = useState(name);
  const length = useLengthLimit(useId(), text, limit);
  if (before !== name) {
    setBefore(name);
    setText(name);
  }
  const rename = () => {
    if (length.isTooLong) {
      length.refuse();
      return;
    }
    const typed = text.trim();
    setText(typed === '' ? name : typed);
    if (typed !== '' && typed !== name) onRename(typed);
  };
  return (
    <div className={css['rename']}>
      <input
        className={controls['well']}
        aria-label={label}
        {...length.fieldAttributes}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) rename();
        }}
      />
      {length.fault}
    </div>
  );
}
