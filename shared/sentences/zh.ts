import type { Translation } from '../translation';
import type { en } from './en';

const mayExist = '在弄清楚之前请勿重发。请向 StoreHub 后台查问这张工单是否已送达。';
const tokenStep = '请向主管索取有效的令牌，并输入它。等待中的工单顺序不变。';
const accountStep = '请联系 StoreHub 客服或您的主管。等待中的工单顺序不变。';
const mistake = {
  sentence: '程序出错了。您输入的内容没有丢失。',
  nextStep: '请再试一次。若再次发生，请重启程序并告知主管。',
};
const lookUp = '请在历史记录中查找。';

/** The same in Chinese, in simplified signs, as in Malaysia. */
export const zh: Translation<typeof en> = {
  services: {
    1: { name: 'iOS 硬件安装（上门部署）', shortName: 'iOS 安装' },
    2: { name: '安装前勘查', shortName: '安装前勘查' },
    3: { name: 'VIP 新商户首日支援', shortName: 'VIP 首日支援' },
    18: { name: '上门排障支援', shortName: '上门排障' },
    23: { name: '更换 POS', shortName: '更换 POS' },
    39: { name: 'Android 硬件安装（上门部署）', shortName: 'Android 安装' },
  },
  priorities: { '-1': '低', '0': '普通', '1': '高' },
  notSent: {
    'name not resolved': '未发送：找不到 StoreHub 的地址。网络或域名服务器有故障。',
    'connection refused': '未发送：StoreHub 的服务器拒绝连接。',
    'no network': '未发送：这台电脑没有网络。',
    'connecting timed out': '未发送：StoreHub 的服务器没有回应连接请求。',
    'proxy unreachable': '未发送：无法连接公司的代理服务器。',
    'proxy refused': '未发送：公司的代理服务器拒绝连接。',
    'tls handshake failed': '未发送：无法与 StoreHub 建立安全连接。',
  },
  notSentStep: '工单在发件箱中等待，能连上 StoreHub 时会自动发送。请把参考号告诉来电者。',
  uncertain: {
    'connection broke': '请求发出后连接中断。工单可能已存在。',
    'timed out': 'StoreHub 没有及时回应。工单可能已存在。',
    'app stopped while sending': '发送这张工单时程序停止了。工单可能已存在。',
    'server error': 'StoreHub 的服务器回应了它自身的错误。工单可能已存在。',
    redirected: '服务器把我们转到别处，程序没有跟随。工单可能已存在。',
    'unreadable answer': '无法读懂 StoreHub 的回应。工单可能已存在。',
    'answer too large': 'StoreHub 的回应长得不合理。工单可能已存在。',
    'error code': 'StoreHub 报告了它自身的错误。工单可能已存在。',
    'no case number': 'StoreHub 表示成功，却没有给出案件号。工单可能已存在。',
  },
  accountBlocked: 'StoreHub 不允许这个账户发送工单。',
  codes: {
    '0': { sentence: 'StoreHub 已建立工单。', nextStep: '请把案件号读给来电者。' },
    '-10000': {
      sentence: 'StoreHub 退回了工单：其中有内容无效。',
      nextStep: '请检查各栏，改正后再发送。',
    },
    '-10001': { sentence: 'StoreHub 不接受这个令牌的密码。', nextStep: tokenStep },
    '-10002': {
      sentence: 'StoreHub 不接受来自这个网络地址的工单。',
      nextStep: '请告知 IT 部门：StoreHub 拒绝本公司的网络地址。等待中的工单顺序不变。',
    },
    '-10003': { sentence: 'StoreHub 不接受这个令牌的授权码。', nextStep: tokenStep },
    '-10004': {
      sentence: 'StoreHub 目前收到太多请求。',
      nextStep: '无需处理：工单在发件箱中等待，会自动再发送。',
    },
    '-10005': { sentence: 'StoreHub 已封禁这个账户。', nextStep: accountStep },
    '-10006': {
      sentence: 'StoreHub 报告它那边网络故障。工单可能已存在。',
      nextStep: mayExist,
    },
    '-10007': { sentence: 'StoreHub 不接受这个令牌。', nextStep: tokenStep },
    '-10008': {
      sentence: 'StoreHub 报告了意外错误。工单可能已存在。',
      nextStep: mayExist,
    },
    '-10009': {
      sentence: 'StoreHub 报告它那边有请求失败。工单可能已存在。',
      nextStep: mayExist,
    },
    '-10010': { sentence: 'StoreHub 表示这个会话无效。', nextStep: tokenStep },
    '-10011': { sentence: 'StoreHub 找不到这个令牌的用户。', nextStep: accountStep },
    '-10012': { sentence: 'StoreHub 表示这个账户的许可证无效。', nextStep: accountStep },
    '-10013': {
      sentence: 'StoreHub 退回了工单：找不到所需的文件。',
      nextStep: '请检查各栏再发送。若再被退回，请告知 StoreHub 客服。',
    },
    '-10014': { sentence: 'StoreHub 不接受这个令牌的 onsite 密钥。', nextStep: tokenStep },
    '-10015': { sentence: '这个令牌的会话已过期。', nextStep: tokenStep },
    '-10016': { sentence: 'StoreHub 账户已过期。', nextStep: accountStep },
  },
  unknownCode: {
    sentence: 'StoreHub 以本程序不认识的代码（{{code}}）退回了工单。',
    nextStep: '请检查各栏再发送。若再被退回，请把代码告知 StoreHub 客服。',
  },
  halt: {
    noToken: { sentence: '没有令牌。', nextStep: '请输入令牌。等待中的工单顺序不变。' },
  },
  errors: {
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
      'words not saved': '无法保存用语：磁盘已满或不可写入。',
      'no file of words': '这不是从 StoreHub Helpdesk 导出的用语文件。',
      'file not written': '无法写入文件。请选择另一个文件夹。',
    },
    nothingChanged: '没有任何改动。',
    'token not valid': {
      sentence: '这不是 StoreHub 令牌。',
      nextStep: '令牌是 tk_ 后接 36 个字母和数字。请完整复制。',
    },
    keychain: {
      absent: {
        sentence: '这台电脑没有可存放令牌的系统密钥串。',
        nextStep: '请让 IT 安装密钥环（GNOME Keyring 或 KWallet）。在此之前，通话会被保存并在发件箱中等待。',
      },
      locked: { sentence: '系统密钥串已锁定。', nextStep: '请解锁后再试。' },
      cancelled: {
        sentence: '系统密钥串的解锁被取消。',
        nextStep: '请再试并允许解锁，否则无法发送。',
      },
      'no session bus': {
        sentence: '无法连接系统密钥串：这个会话没有消息总线。',
        nextStep: '请登录桌面会话，或请 IT 为此用户启动 D-Bus。',
      },
      'not answering': { sentence: '系统密钥串没有回应。', nextStep: '请注销并重新登录，然后再试一次。' },
      'damaged entry': {
        sentence: '系统密钥串中的内容不是 StoreHub 令牌。',
        nextStep: '请在“设置”中重新输入令牌。',
      },
      failed: { sentence: '系统密钥串报告错误。', nextStep: '请再试一次。若持续发生，请告知 IT。' },
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
      'newer than the app': {
        sentence: '历史记录由较新版本的程序写入。',
        nextStep: '请安装较新的版本。历史记录没有被改动。',
      },
      failed: {
        sentence: '无法读写历史记录。',
        nextStep: '您输入的内容留在屏幕上。请再试一次，然后告知 IT。',
      },
    },
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
  },
  slip: {
    title: '派工单',
    practice: '练习：不是真实案件',
    caseNumber: '案件号',
    reference: '参考号',
    name: '姓名',
    phone: '电话',
    email: '电邮',
    store: '门店名称',
    dealer: '经销商或代理',
    service: '服务',
    priority: '优先级',
    address: '地址',
    state: '州属',
    pin: '定位（纬度、经度）',
    issue: '问题',
    remark: '备注',
    outcome: '结果',
    madeAt: '建立时间',
    lastTriedAt: '最后发送时间',
    recordedByHand: '案件号是手动记录的。',
    leftElsewhere: '在另一台电脑上尚未了结，之后可能已从那里发送。',
    noAnswerYet: 'StoreHub 尚未答复。',
  },
  outside: {
    ringBack: '回电给 {{name}}',
    ringBackMany: '{{count}} 位待回电',
    hung: {
      sentence: '应用已经打开，但没有响应。',
      nextStep: '大约二十秒后，它会自动结束并重新打开。您输入的内容和等待发送的工单都已存在磁盘上。',
      close: '关闭此通知',
    },
    openFile: '打开文件',
    saveFile: '另存为',
    chooseFolder: '选择文件夹',
    menu: {
      view: '视图',
      zoomIn: '放大',
      zoomOut: '缩小',
      resetZoom: '标准大小',
      developerTools: '开发者工具',
      edit: '编辑',
      undo: '撤销',
      redo: '重做',
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      selectAll: '全选',
      about: '关于 {{app}}',
      hide: '隐藏 {{app}}',
      hideOthers: '隐藏其他',
      showAll: '全部显示',
      quit: '退出 {{app}}',
    },
  },
};
