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
};
