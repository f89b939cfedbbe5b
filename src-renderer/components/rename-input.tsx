import { useState } from 'react';
import { isComposing } from '../commands/key-bindings';
import controls from '../ui/controls.module.css';

type RenameInputProps = {
  readonly name: string;
  readonly label: string;
  readonly maxLength: number;
  readonly onRename: (name: string) => void;
};

/** Renames on Enter and when the field is left, so that a name is never half typed. A blank one stays as it was. */
export function RenameInput({ name, label, maxLength, onRename }: RenameInputProps) {
  const [text, setText] = useState(name);
  const [before, setBefore] = useState(name);
  if (before !== name) {
    setBefore(name);
    setText(name);
  }
  const rename = () => {
    const typed = text.trim();
    setText(typed === '' ? name : typed);
    if (typed !== '' && typed !== name) onRename(typed);
  };
  return (
    <input
      className={controls['well']}
      aria-label={label}
      maxLength={maxLength}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={rename}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) rename();
      }}
    />
  );
}
