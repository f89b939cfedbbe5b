import { describe, expect, it } from 'vitest';
import { classifyFolder } from './classify-folder';

const place = { pc: 'pc-1', host: 'desk-14', user: 'aminah' };
const identity = { ...place, id: 'folder-1', formerIds: ['folder-0'] };
const witness = { folderId: 'folder-1', segment: 3, bytes: 500 };
const position = { segment: 3, bytes: 500 };
const asLeft = { identity, witness, machineWitness: witness, place, position, hasTickets: true };

describe('judgeFolder', () => {
  it.each([
    ['as it was left', asLeft, 'same'],
    ['its journal is longer', { ...asLeft, position: { segment: 3, bytes: 501 } }, 'same'],
    ['its journal began another segment', { ...asLeft, position: { segment: 4, bytes: 1 } }, 'same'],
    ['its journal is shorter', { ...asLeft, position: { segment: 3, bytes: 499 } }, 'older'],
    ['its journal ends in an earlier segment', { ...asLeft, position: { segment: 2, bytes: 900 } }, 'older'],
    ['its journal is gone', { ...asLeft, position: { segment: 0, bytes: 0 } }, 'older'],
    ['it went another way', { ...asLeft, witness: { ...witness, folderId: 'folder-2' } }, 'older'],
    ['only its identity is gone', { ...asLeft, identity: null }, 'same'],
    [
      'its identity is gone, and its journal is longer',
      { ...asLeft, identity: null, position: { segment: 3, bytes: 501 } },
      'older',
    ],
    [
      'its identity is gone, and it came back with its witness',
      { ...asLeft, identity: null, machineWitness: { ...witness, bytes: 501 } },
      'older',
    ],
    [
      'its identity is gone, and it came back with its witness, of before it got another id',
      { ...asLeft, identity: null, machineWitness: { ...witness, folderId: 'folder-2' } },
      'older',
    ],
    [
      'it comes from another PC',
      { ...asLeft, identity: { ...identity, pc: 'pc-2', host: 'desk-15' } },
      'elsewhere',
    ],
    [
      'it comes from another account',
      { ...asLeft, identity: { ...identity, pc: 'pc-2', user: 'bala' } },
      'elsewhere',
    ],
    [
      'it was cloned with all that the PC remembers',
      { ...asLeft, place: { ...place, host: 'desk-15' } },
      'elsewhere',
    ],
    ['its witness cannot be read', { ...asLeft, witness: 'unreadable' }, 'unwitnessed'],
    ['it lies at another path', { ...asLeft, witness: null }, 'elsewhere'],
    [
      'the PC lost its memory',
      { ...asLeft, identity: { ...identity, pc: 'pc-0' }, witness: null },
      'unwitnessed',
    ],
    ['it never had an identity', { ...asLeft, identity: null, witness: null }, 'unwitnessed'],
    [
      'the PC can remember nothing any more',
      { ...asLeft, witness: null, place: { ...place, pc: null } },
      'unwitnessed',
    ],
    ['the PC never could', { ...asLeft, identity: { ...identity, pc: null }, witness: null }, 'same'],
    [
      'the PC never could, and the folder is of another one',
      { ...asLeft, identity: { ...identity, pc: null, host: 'desk-15' }, witness: null },
      'elsewhere',
    ],
    ['nothing was ever sent from it', { ...asLeft, identity: null, witness: null, hasTickets: false }, 'new'],
    ['it is empty where tickets were', { ...asLeft, identity: null, hasTickets: false }, 'older'],
    ['it came back with its witness', { ...asLeft, machineWitness: { ...witness, bytes: 501 } }, 'older'],
    [
      'it came back with its witness, of before it got another id',
      { ...asLeft, machineWitness: { ...witness, folderId: 'folder-2' } },
      'older',
    ],
    [
      'it came back, where only the second witness ever could be kept',
      {
        ...asLeft,
        identity: { ...identity, pc: null },
        witness: null,
        machineWitness: { ...witness, bytes: 501 },
      },
      'older',
    ],
    ['its second witness lags behind', { ...asLeft, machineWitness: { ...witness, segment: 2 } }, 'same'],
    [
      'its second witness was not written since it got another id',
      { ...asLeft, machineWitness: { ...witness, folderId: 'folder-0', segment: 9 } },
      'same',
    ],
    ['its second witness cannot be read', { ...asLeft, machineWitness: 'unreadable' }, 'same'],
    ['its second witness is gone', { ...asLeft, machineWitness: null }, 'same'],
  ] as const)('%s', (_how, found, verdict) => {
    expect(classifyFolder(found)).toBe(verdict);
  });
});
