import type { CallField } from '../calls/call';
import { fieldByContractName } from '../calls/field-by-contract-name';

type ContractName = keyof typeof fieldByContractName;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets which keys it was given
const names = Object.keys(fieldByContractName) as readonly ContractName[];

/** They mean nothing but their field, in any spelling: `store name`, `LATITUDE`. */
const unmistakable: ReadonlySet<ContractName> = new Set([
  'Phone',
  'StoreName',
  'DealerReseller',
  'ServiceId',
  'Latitude',
  'Longitude',
  'IsReceiveSms',
  'Email',
  'Remark',
]);

/**
 * Returns the field of the call that StoreHub's message names; null if it names none. A name that is also a word of
 * everyday English counts only as the contract writes it, as in `Name is required`, or in quotes.
 */
export function findNamedField(message: string): CallField | null {
  for (const getPattern of [getQualifiedPattern, getUnmistakablePattern, getExactPattern]) {
    const [first] = names
      .flatMap((name) => {
        const at = getPattern(name)?.exec(message)?.index;
        return at === undefined ? [] : [{ name, at }];
      })
      .toSorted((a, b) => a.at - b.at);
    if (first !== undefined) return fieldByContractName[first.name];
  }
  return null;
}

/** `Ticket.Phone`, `"phone"`, `[phone]`. */
function getQualifiedPattern(name: ContractName): RegExp {
  return new RegExp(String.raw`(?:\b(?:Ticket|Appointment)[./]|["'\`“‘[])${name}(?![\w-])`, 'i');
}

function getUnmistakablePattern(name: ContractName): RegExp | undefined {
  if (!unmistakable.has(name)) return undefined;
  const spaced = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, String.raw`[\s_-]?`);
  return new RegExp(String.raw`(?<![\w-])${spaced}(?![\w-])`, 'i');
}

/** Not the address of a computer, nor the state of a request. */
function getExactPattern(name: ContractName): RegExp {
  return new RegExp(String.raw`(?<![\w-]|\b(?:IP|MAC|User|File|Domain|Host) )${name}(?![\w-])`);
}
