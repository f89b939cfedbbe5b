import type { Translation } from '../../shared/translation';
import type { enMap } from './en-map';

export const zhMap: Translation<typeof enMap> = {
  title: '地图',
  open: '地图',
  surface: '带十字准星的马来西亚地图',
  keys: '方向键移动准星，加 Shift 微调。+ 和 − 缩放，Home 显示全部，Enter 定位。也可点击。',
  set: '定位在这里',
  nearer: '放大',
  farther: '缩小',
  all: '全马来西亚',
  close: '关闭',
  here: '{{latitude}}, {{longitude}}',
  copy: '复制坐标',
  ofCase: '地图：{{place}}',
  notOnIt: '在马来西亚境外，不在此地图上',
  near: '{{state}}，靠近 {{town}}',
  nowhere: '在海上或国外',
  loading: '正在打开地图…',
  wasSet: '已定位，{{radius}}。{{key}} 可撤回。',
};
