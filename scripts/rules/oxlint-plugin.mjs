/**
 * The project's own lint rules, as an oxlint plugin, for code that no existing rule covers. `.oxlintrc.json` says
 * where each applies.
 */

const clockAndChance = 'Rule 5: time and randomness come in as arguments; take a clock or an id maker';
const timer = 'Rule 5: time comes in as an argument; take something that schedules';
const ioInShared = 'Rule 1: shared holds the vocabulary: no clock, no timer, no I/O, no console';
const rawIpc = 'Rule 3: one gate. Raw IPC belongs in';
const environment = 'House: src-main/config.ts is the only reader of environment and arguments';
const openWindow = 'Rule 3: a window is sandboxed, isolated and without Node';
const barrel = 'Rule 7: no barrels; import a name from the file it lives in';

const kebabCase =
  'Rule 7: a kind, status or code is an identifier in kebab-case; people read sentences of the catalogue';
const retiredName = 'Rule 7: name it by what it is: a word of docs/glossary.md or a plain one';

/** Words of lower-case letters with spaces between them. A proper name, such as Google Maps, is none. */
const phrase = String.raw`Literal[value=/^[a-z][a-z0-9'-]*( [a-z0-9'-]+)+$/]`;
/** Names that said nothing of what they held. */
const retiredNames =
  'told|double|atlas|Atlas|signs|keeper|keeperOf|look|looking|goOn|goesOn|letGoOn|sought|spot|tally|said';

const globals = (pattern) => `Identifier[name=/^(${pattern})$/]`;
const called = (pattern) => `:matches(CallExpression, NewExpression) > ${globals(pattern)}.callee`;
const member = (object, property) =>
  `MemberExpression[object.name=/^(${object})$/]:matches([property.name=/^(${property})$/], [property.value=/^(${property})$/])`;
const imported = (source, names) =>
  `ImportDeclaration[source.value=/^(node:)?(${source})$/] > ImportSpecifier[imported.name=/^(${names})$/]`;

const readsClock = {
  'NewExpression[callee.name="Date"][arguments.length=0]': clockAndChance,
  'CallExpression[callee.name="Date"]': clockAndChance,
  [member('Date', 'now')]: clockAndChance,
  [member('performance', 'now|timeOrigin')]: clockAndChance,
  [member('process', 'hrtime|uptime')]: clockAndChance,
  [member('Math', 'random')]: clockAndChance,
  [member('crypto|webcrypto', 'random\\w*|getRandomValues')]: clockAndChance,
  [imported('crypto', 'random\\w*|getRandomValues|webcrypto')]: clockAndChance,
  [imported('perf_hooks', 'performance')]: clockAndChance,
};

const startsTimer = {
  [called('setTimeout|setInterval|setImmediate')]: timer,
  [member('AbortSignal', 'timeout')]: timer,
  'ImportDeclaration[source.value=/^(node:)?timers/]': timer,
};

const touchesTheWorld = {
  [called('fetch|setTimeout|setInterval|setImmediate|queueMicrotask|require|XMLHttpRequest|WebSocket')]:
    ioInShared,
  [member('console|process|globalThis|window|document|localStorage|navigator', '\\w+')]: ioInShared,
  ImportExpression: ioInShared,
};

/** Every rule: selector to message. Selectors have the syntax of ESLint's no-restricted-syntax. */
const restrictions = {
  'no-clock-or-chance': readsClock,
  'no-timer': startsTimer,
  'no-world-in-shared': touchesTheWorld,

  'no-raw-ipc-main': {
    [imported('electron|electron.main', 'ipcMain')]: `${rawIpc} src-main/electron/ipc/ipc-gate.ts`,
    'MemberExpression[property.name="ipcMain"]': `${rawIpc} src-main/electron/ipc/ipc-gate.ts`,
  },
  'no-raw-ipc-send': {
    'MemberExpression[property.name=/^(send|sendToFrame|postMessage)$/]:matches([object.name=/(webContents|contents|sender|frame|renderer)$/i], [object.property.name=/^(webContents|sender|senderFrame|mainFrame|opener)$/])': `${rawIpc} src-main/electron/ipc/ipc-gate.ts`,
    'MemberExpression[property.name=/^(ipc|executeJavaScript)$/]:matches([object.name=/(webContents|contents|frame|worker)$/i], [object.property.name=/^(webContents|mainFrame|senderFrame)$/])': `${rawIpc} src-main/electron/ipc/ipc-gate.ts`,
  },
  'no-raw-ipc-renderer': {
    [imported('electron|electron.renderer', 'ipcRenderer|contextBridge')]: `${rawIpc} src-main/preload.ts`,
    'MemberExpression[property.name=/^(ipcRenderer|contextBridge)$/]': `${rawIpc} src-main/preload.ts`,
  },
  'no-opening-outside': {
    [imported('electron|electron.main', 'shell')]:
      'Rule 3: only src-main/electron/process/dial-program.ts opens another program, with the address of a phone number',
    'MemberExpression[property.name="shell"]':
      'Rule 3: import shell from electron by name, so that its use is seen',
  },
  'no-electron-namespace': {
    'ImportDeclaration[importKind!="type"][source.value=/^electron(?![\\w-])/] > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier)':
      'Rule 3: import what is used from electron by name, so that raw IPC is seen',
  },
  'no-open-window': {
    'Property[key.name=/^(contextIsolation|sandbox|webSecurity)$/][value.value=false]': openWindow,
    'Property[key.name=/^(nodeIntegration\\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)$/][value.value!=false]':
      openWindow,
  },
  'no-environment': {
    [member('process', 'env|argv|argv0|execArgv')]: environment,
    [imported('process', 'env|argv|argv0|execArgv|default')]: environment,
    'ImportDeclaration[source.value=/^(node:)?process$/] > ImportDefaultSpecifier': environment,
    'VariableDeclarator[init.name="process"] > ObjectPattern': environment,
  },
  'no-module-mocking': {
    'CallExpression[callee.object.name=/^(vi|vitest|jest)$/][callee.property.name=/^(mock|doMock|unmock|doUnmock|importMock|importActual|hoisted|resetModules|requireActual|requireMock|createMockFromModule|unstable_mockModule)$/]':
      'Rule 5: no module mocking; hand the fake in as an argument',
    'CallExpression[callee.object.name="vi"][callee.property.name=/^(useFakeTimers|setSystemTime|stubGlobal|stubEnv)$/]':
      'Rule 5: no patched globals; hand the fake in as an argument',
    'CallExpression[callee.object.property.name="mock"][callee.property.name="module"]':
      'Rule 5: no module mocking; hand the fake in as an argument',
  },
  'no-barrel': {
    ExportAllDeclaration: barrel,
    'ExportNamedDeclaration[source]': barrel,
  },
  'kebab-case-kind': {
    [`TSLiteralType > ${phrase}`]: kebabCase,
    [`BinaryExpression[operator=/^[!=]==$/] > ${phrase}`]: kebabCase,
    [`SwitchCase > ${phrase}.test`]: kebabCase,
    [`Property[key.name=/^(kind|status|state|reason|verdict|step|phase|mode|errorCode)$/] > ${phrase}.value`]:
      kebabCase,
    [`CallExpression[callee.object.name="z"][callee.property.name="literal"] > ${phrase}`]: kebabCase,
    [`CallExpression[callee.object.name="z"][callee.property.name="enum"] > ArrayExpression > ${phrase}`]:
      kebabCase,
    [`TSAsExpression[typeAnnotation.typeName.name="const"] > ArrayExpression > ${phrase}`]: kebabCase,
  },
  'no-retired-name': {
    [`:not(MemberExpression) > Identifier[name=/^(${retiredNames})$/]`]: retiredName,
    [`PrivateIdentifier[name=/^(${retiredNames})$/]`]: retiredName,
  },
  'unit-in-name': {
    'VariableDeclarator[init.type="Literal"][id.name=/(timeout|delay|interval|duration|elapsed|deadline)$/i]':
      'Rule 7: say the unit in the name, as in retryDelayMs',
  },
};

const ruleFrom = (selectors) => ({
  create: (context) =>
    Object.fromEntries(
      Object.entries(selectors).map(([selector, message]) => [
        selector,
        (node) => context.report({ node, message }),
      ]),
    ),
});

const exceptionWithReason = {
  create: (context) => ({
    Program: () => {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/^\s*(ox|es)lint-disable/.test(comment.value) && !comment.value.includes(' -- ')) {
          context.report({ loc: comment.loc, message: 'Rule 7: an exception says why, after two dashes' });
        }
      }
    },
  }),
};

const widestCommentColumns = 132;
const isLintException = /(?:ox|es)lint-/;

/** A comment that is wider is read on the screen of a diff or an editor no more. The formatter does not break comments. */
const commentWidth = {
  create: (context) => ({
    Program: () => {
      const lines = context.sourceCode.getText().split('\n');
      for (const { loc, value } of context.sourceCode.getAllComments()) {
        const isWide = lines
          .slice(loc.start.line - 1, loc.end.line)
          .some((line) => line.length > widestCommentColumns);
        if (isWide && !isLintException.test(value) && !value.includes('://'))
          context.report({ loc, message: `Rule 7: comments have at most ${widestCommentColumns} columns` });
      }
    },
  }),
};

export default {
  meta: { name: 'helpdesk' },
  rules: {
    ...Object.fromEntries(
      Object.entries(restrictions).map(([name, selectors]) => [name, ruleFrom(selectors)]),
    ),
    'comment-width': commentWidth,
    'exception-with-reason': exceptionWithReason,
  },
};
