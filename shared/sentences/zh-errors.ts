import type { Translation } from '../translation';
import type { enErrors } from './en-errors';

const mistake = {
  sentence: '程序出错了。您输入的内容没有丢失。',
  nextStep: '请再试一次。若再次发生，请重启程序并告知主管。',
};
const notSentNow = {
  sentence: '工单未发送：历史记录无法写入。',
  nextStep: '您输入的内容留在屏幕上。请稍等一分钟再发送。如果仍然不行，请告知 IT。',
};
const lookUp = '请在历史记录中查找。';

export const zhErrors: Translation<typeof enErrors> = {
  'fields not ready': {
    sentence: '有些栏位还不能发送。',
    nextStep: '请改正有标记的栏位，然后再发送。内容都没有被清除。',
  },
  'not found': {
    call: { sentence: '这通电话不在这台电脑的历史记录中。', nextStep: lookUp },
    ticket: { sentence: '这张工单不在这台电脑的历史记录中。', nextStep: lookUp },
    view: { sentence: '这个视图不在这台电脑的历史记录中。', nextStep: lookUp },
    reminder: { sentence: '这条提醒不在这台电脑的历史记录中。', nextStep: lookUp },
  },
  'not allowed now': {
    'mode is fixed': '程序这次启动时已限定一种模式。',
    'not to be mended': '只有被退回且尚未改正的工单才能改正。',
    'not uncertain': '只有可能已送达的工单才能手动记录案件号。',
    'no token': '没有可用来发送这张工单的令牌。',
    'not to be sent again': '这张工单不能再次发送。',
    'words not saved': '无法保存短语：磁盘已满或不可写入。',
    'settings-not-saved': '无法保存设置：磁盘已满或不可写入。',
    'no file of words': '这不是从 StoreHub Helpdesk 导出的短语文件。',
    'file not written': '无法写入文件。请选择另一个文件夹。',
    'not-confirmed': '没有确认。',
    'too-many-sends': '10 秒内超过 30 张工单。请等几秒再发送。',
  },
  nothingChanged: '没有任何改动。',
  'token not valid': {
    sentence: '这不是 StoreHub 令牌。',
    nextStep: '令牌是 tk_ 后接 36 个字母和数字。请完整复制。',
  },
  keychain: {
    absent: {
      sentence: '这台电脑没有可存放令牌的系统钥匙串。',
      nextStep: '请让 IT 安装钥匙串（GNOME Keyring 或 KWallet）。在此之前，通话会被保存并在发件箱中等待。',
    },
    locked: { sentence: '系统钥匙串已锁定。', nextStep: '请解锁后再试。' },
    cancelled: {
      sentence: '系统钥匙串的解锁被取消。',
      nextStep: '请再试并允许解锁，否则无法发送。',
    },
    'no session bus': {
      sentence: '无法连接系统钥匙串：这个会话没有消息总线。',
      nextStep: '请登录桌面会话，或请 IT 为此用户启动 D-Bus。',
    },
    'not answering': { sentence: '系统钥匙串没有回应。', nextStep: '请注销并重新登录，然后再试一次。' },
    'damaged entry': {
      sentence: '系统钥匙串中的内容不是 StoreHub 令牌。',
      nextStep: '请在“设置”中重新输入令牌。',
    },
    failed: { sentence: '系统钥匙串报告错误。', nextStep: '请再试一次。若持续发生，请告知 IT。' },
  },
  database: {
    'disk full': {
      sentence: '磁盘已满：无法保存。',
      nextStep: '请腾出空间。您输入的内容留在屏幕上，一有空间就会保存。',
    },
    'read-only': {
      sentence: '程序无权写入它的数据文件夹。',
      nextStep: '请让 IT 开放文件夹的写入权限。您输入的内容留在屏幕上。',
    },
    damaged: {
      sentence: '历史记录文件已损坏。',
      nextStep: '程序会自行用完好的部分恢复，并把损坏的文件另外保存。如果此提示一直不消失，请重启程序。',
    },
    'development-version': {
      sentence: '此历史记录由本程序的开发版本生成。',
      nextStep: '请移走数据文件夹，然后重新启动程序。历史记录未被改动。',
    },
    'newer than the app': {
      sentence: '历史记录由较新版本的程序写入。',
      nextStep: '请安装较新的版本。历史记录没有被改动。',
    },
    'in-use': {
      sentence: '另一个程序正在使用历史记录文件。',
      nextStep:
        '程序会自动重试。您输入的内容保留在屏幕上。如果一直如此，请告知 IT：可能是备份程序或杀毒软件占用了该文件。',
    },
    'open-elsewhere': {
      sentence: '这份历史记录已在另一个程序窗口中打开。',
      nextStep: '请在那边关闭程序，之后这里会自动继续。在此之前，这里不会保存或发送任何内容。',
    },
    failed: {
      sentence: '无法读写历史记录。',
      nextStep: '您输入的内容留在屏幕上。请再试一次，然后告知 IT。',
    },
  },
  notOpened: {
    'disk full': {
      sentence: '无法打开历史记录：磁盘已满。',
      nextStep: '请在这台电脑上腾出空间，程序随后会自动继续。',
    },
    'read-only': {
      sentence: '无法打开历史记录：程序无权写入它的数据文件夹。',
      nextStep: '请让 IT 开放文件夹的写入权限，程序随后会自动继续。',
    },
    'in-use': {
      sentence: '正在等待历史记录文件：另一个程序正在使用它。',
      nextStep:
        '文件一空出来，程序就会自动继续。如果一直如此，请告知 IT：可能是备份程序或杀毒软件占用了该文件。',
    },
  },
  notSent: {
    'disk full': {
      sentence: '工单未发送：磁盘已满。',
      nextStep: '您输入的内容留在屏幕上。请腾出空间，然后再发送。',
    },
    'read-only': {
      sentence: '工单未发送：程序无权写入它的数据文件夹。',
      nextStep: '您输入的内容留在屏幕上。请让 IT 开放文件夹的写入权限，然后再发送。',
    },
    'in-use': {
      sentence: '工单未发送：另一个程序正在使用历史记录文件。',
      nextStep:
        '您输入的内容留在屏幕上。请稍等一分钟再发送。如果仍然不行，请告知 IT：可能是备份程序或杀毒软件占用了该文件。',
    },
    'open-elsewhere': {
      sentence: '工单未发送：历史记录已在另一个程序窗口中打开。',
      nextStep: '您输入的内容留在屏幕上。请关闭那个窗口，然后再发送。',
    },
    damaged: notSentNow,
    'newer than the app': notSentNow,
    'development-version': notSentNow,
    failed: notSentNow,
  },
  answerNotSaved: {
    sentence: 'StoreHub 已经答复，但答复暂时无法保存。',
    nextStep: '请不要重新填写这张工单。请腾出磁盘空间：结果会自动显示在这里。',
  },
  openOn: '这份历史记录已在另一台电脑（{{host}}）的程序中打开。',
  archiveStep: '其中没有任何内容被导入。历史记录保持原样。',
  archive: {
    'not an archive': '这个文件不是 StoreHub Helpdesk 的存档。',
    'not whole': '这个存档不完整，或在制作后被改动过。',
    'packed otherwise': '这个存档加了密码，或以不常见的方式打包。请把它打成普通的 ZIP。',
    newer: '这个存档由较新版本的程序制作。',
    'other mode': '正式与练习绝不混用：这个存档属于另一种模式。',
    'no room': '磁盘空间不足，放不下这个存档的全部内容。',
  },
  file: {
    'disk full': {
      sentence: '没有空间存放这个文件。',
      nextStep: '请腾出空间或选择另一处。没有留下残余文件。',
    },
    'not writable': {
      sentence: '无法写入那里的文件。',
      nextStep: '请选择另一个文件夹。没有留下残余文件。',
    },
    'not readable': { sentence: '无法读取文件。', nextStep: '请重新选择，或先把它复制到这里。' },
    busy: { sentence: '正在处理另一个文件。', nextStep: '请等它完成或取消它，然后再试。' },
    failed: { sentence: '无法完成文件。', nextStep: '请再试一次。没有留下残余文件。' },
  },
  printer: {
    none: { sentence: '这台电脑没有打印机。', nextStep: '请在系统设置中添加打印机，或把派工单存为 PDF。' },
    failed: {
      sentence: '页面没有送到打印机。',
      nextStep: '请检查打印机是否开启、有纸，然后再试；或把派工单存为 PDF。',
    },
  },
  'request not valid': mistake,
  'sender not trusted': mistake,
  'fault in the app': mistake,
};
