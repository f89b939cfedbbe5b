import { useContext, useEffect, useRef, useState } from 'react';
import { groupDigits } from '../../shared/phone/phone-kind-and-grouping';
import { useCommands } from '../commands/command-registry';
import { useText } from '../i18n/use-text';
import type { IpcClient } from '../ipc/ipc-client';
import { MaskScope, useMask } from '../components/masking/mask-scope-and-masked-text';
import { useStore } from '../state/store';
import { scheduleTimeout } from '../time/schedule-timeout';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { scrollPartsIntoViewSoon } from '../ui/scroll-into-view';
import { DiallerContext, type DialReport } from './dialler';

type DialBarProps = { readonly client: IpcClient };

/** How long it is shown which program dials, in ms. */
const shownMs = 8_000;

/** Dials the current number, and says which program dials, or why none does and what to do. */
export function DialBar({ client }: DialBarProps) {
  return (
    <MaskScope resetKey="dial" isShown={false}>
      <DialBarBelow client={client} />
    </MaskScope>
  );
}

function DialBarBelow({ client }: DialBarProps) {
  const t = useText();
  const mask = useMask();
  const { numbers, last } = useContext(DiallerContext);
  const dialled = useStore(last);
  useCommands({
    dial: {
      run: () => {
        const number = numbers.find();
        if (number !== undefined) numbers.dial(number);
      },
      whyNot: () => (numbers.list().length === 0 ? 'unavailable.noNumberToDial' : undefined),
      choices: () =>
        numbers.list().map((number) => {
          const name = number.name === '' ? '' : ` · ${mask('name', number.name)}`;
          const who = `${mask('phone', groupDigits(number.phone))}${name}`;
          return {
            id: number.phone,
            name: t('dial.number', { phone: who }),
            run: () => numbers.dial(number),
          };
        }),
    },
  });
  if (dialled === null) return null;
  return <DialMessage client={client} dialled={dialled} onClose={() => last.set(() => null)} />;
}

type DialMessageProps = {
  readonly client: IpcClient;
  readonly dialled: DialReport;
  readonly onClose: () => void;
};

function DialMessage({ client, dialled, onClose }: DialMessageProps) {
  const t = useText();
  const mask = useMask();
  const [copied, setCopied] = useState<DialReport | null>(null);
  const { phone, outcome } = dialled;
  const isDone = outcome.kind === 'dialled';
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => scrollPartsIntoViewSoon(message.current), [dialled]);
  useEffect(() => (isDone ? scheduleTimeout(shownMs, onClose) : undefined), [isDone, dialled, onClose]);
  useCommands({ back: { run: onClose } }, { isOnTop: true, staysOpenFor: ['dial', 'palette'] });
  const number = mask('phone', groupDigits(phone));
  const copy = async () => {
    const answer = await client.ask('app.copy-text', { text: groupDigits(phone) });
    if (answer.ok) setCopied(dialled);
  };
  const sentence = isDone
    ? t('dial.dialled', { phone: number, program: outcome.program })
    : t(`dial.${outcome.kind}`, { phone: number });
  return (
    <div ref={message}>
      <Notice tone={isDone ? 'good' : 'wait'} sentence={sentence}>
        {!isDone && (
          <Button onPress={() => void copy()}>
            {copied === dialled ? t('outcome.copied') : t('dial.copy', { phone: number })}
          </Button>
        )}
        <Button kind="quiet" keyName="Esc" isOnTop onPress={onClose}>
          {t('shortcuts.close')}
        </Button>
      </Notice>
    </div>
  );
}
