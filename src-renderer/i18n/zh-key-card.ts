import type { Translation } from '../../shared/translation';
import type { enKeyCard, enKeySettings, enPalette, enWhyNot } from './en-key-card';

export const zhKeyCard: Translation<typeof enKeyCard> = {
  title: '快捷键',
  close: '关闭',
  'new-call': '新通话',
  find: '在历史记录中查找',
  palette: '所有操作',
  'same-place': '同一来电者、门店和地点；在历史记录中：重新登记',
  'follow-up': '作为跟进发送',
  'take-call': '接听来电',
  'next-question': '下一个要问的问题',
  slurp: '粘贴或输入任何内容',
  tape: '栏位先前的内容',
  'take-back': '撤回最近填入的内容',
  map: '地图，用来定位',
  park: '搁置这通电话',
  spell: '拼读案件号',
  'read-back': '复述',
  'caller-language': '来电者的语言：下一种',
  send: '发送',
  'write-note': '为打开的案件写笔记',
  'copy-office': '复制给后台的文字',
  'copy-case': '复制整个案件',
  'save-slip': '把派工单存为 PDF',
  filter: '筛选历史记录',
  'keep-view': '把当前列表存为视图',
  shift: '班次数字',
  outbox: '发件箱',
  settings: '设置',
  discard: '丢弃这通电话',
  'undo-discard': '取回已丢弃的通话',
  help: '快捷键卡',
  back: '回到通话',
  'go-to-call': '进行中或搁置的通话 1 至 9',
  digits: '选择服务或优先级（焦点在其上时）',
};

export const zhWhyNot: Translation<typeof enWhyNot> = {
  notHere: '不适用于这个画面。',
  alreadySent: '这通电话已经发送。',
  nothingFilled: '没有填入任何内容。',
  nothingSimilar: '最近三天没有类似的案件。',
  noQuestions: '没有采用带问题的模板。',
  nobodyRings: '没有来电。',
  noNumber: '还没有号码。',
  nothingDiscarded: '没有丢弃过通话。',
  nothingTyped: '还没有写下任何内容。',
};

export const zhPalette: Translation<typeof enPalette> = {
  title: '所有操作',
  find: '您想做什么？',
  none: '没有这个名称的操作。',
  foot: 'Enter 执行，Esc 关闭。',
};

export const zhKeySettings: Translation<typeof enKeySettings> = {
  about: '不用鼠标也能完成一切操作。在这里按一个键，即可换成另一个。',
  change: '更改“{{action}}”的 {{key}}',
  add: '添加按键',
  addFor: '为“{{action}}”添加按键',
  press: '请按新的键…',
  pressing: 'Esc 保持不变，Delete 移除。',
  taken: '{{key}} 已被“{{action}}”使用。',
  unsafe: '{{key}} 会妨碍打字、输入法或系统。请用功能键、Ctrl 加字母，或 Alt 加数字。',
  fixed: '固定为 Esc',
  usual: '恢复常用的按键',
  changed: '{{action}}：{{key}}',
  none: '没有按键',
};
