import type { Translation } from '../../shared/translation';
import type { enFiles } from './en-files';

export const zhFiles: Translation<typeof enFiles> = {
  exports: {
    open: '导出',
    about: '把这个列表中的每张工单按此顺序写入一个文件。',
    xlsx: '电子表格（XLSX）',
    csv: '文本（CSV）',
    csvNote: '在 Excel 和 LibreOffice 中请用 XLSX。CSV 中会被当作数字或公式的文字以撇号开头。',
    running: '已写入 {{done}} 张工单…',
    runningOf: '已写入 {{done}}/{{total}} 张工单…',
    cancel: '取消导出',
    done: '已把 {{rows}} 张工单写入 {{file}}',
    title: '导出',
    listAbout: '从这份历史记录导出过的每个文件。这份清单只留在这台电脑。',
    none: '还没有导出过。',
    when: '时间',
    file: '文件',
    what: '内容',
    rows: '工单',
    everything: '全部',
    filtered: '经筛选',
    archive: '整个存档',
    unfinished: '未完成',
  },
  archive: {
    title: '存档',
    about:
      '整份历史记录连同校验和写入一个文件，供新电脑、另一班次或审计使用。重复导入不会改变任何内容；另一台电脑上未了结的工单绝不会从这里发送。',
    export: '写入存档',
    import: '导入存档',
    cancel: '取消',
    running: '{{done}}/{{total}} 张工单…',
    written: '已把 {{rows}} 张工单写入 {{file}}',
    taken: '{{rows}} 张工单中有 {{added}} 张是新的；另有 {{changed}} 张补充了内容。',
    elsewhere: '由另一台电脑创建，编号 {{reference}}。于 {{time}} 随存档而来，在这里只是记录。',
    left: '在另一台电脑上尚未了结。它之后可能已从那里发出；绝不会从这里发送。',
  },
};
