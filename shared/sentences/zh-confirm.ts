import type { Translation } from '../translation';
import type { enConfirm } from './en-confirm';

export const zhConfirm: Translation<typeof enConfirm> = {
  no: '取消',
  erase: {
    message: '删除 {{callers}} 位来电者的 {{tickets}} 张工单？',
    noTickets: '删除所有提到这位来电者的内容？',
    calls: '另有 {{calls}} 通未发送的通话。',
    others: '另有 {{others}} 个保存的视图或导出记录。',
    detail: '将永久删除，包括所有备份中的内容，无法撤销。',
    yes: '删除',
  },
  keepDays: {
    message: '工单只保留 {{days}} 天？',
    detail: '现在删除 {{tickets}} 张更早的工单，其余的到期后删除，无法撤销。',
    yes: '保留 {{days}} 天',
  },
  restore: {
    message: '用最新的备份替换历史记录？',
    detail: '之后发送的工单会从日志补上。进行中的通话会先保存。',
    yes: '恢复',
  },
  replaceToken: {
    message: '更换 StoreHub 令牌？',
    detail: '之后工单会发到新令牌（末四位 {{lastFour}}）的账户。',
    yes: '更换令牌',
  },
  goLive: {
    message: '切换到正式模式？',
    detail: '之后工单会发到 StoreHub，并会派技术员上门。',
    yes: '切换',
  },
};
