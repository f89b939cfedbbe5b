import { expect, test } from 'vitest';
import { weighName } from './recognise-person-names';

test.each(['美琪', '志豪', '丽丽', '家慧', '永强', '国辉', '秀华', '老板娘玉兰'])(
  '%s may be a given name without a family name',
  (name) => {
    expect(weighName(name)).toBe(2);
  },
);

test.each(['美国', '英文', '国家', '每月', '打印', '健康', '优惠', '宝宝', '文件'])(
  '%s is no name',
  (word) => {
    expect(weighName(word)).toBe(0);
  },
);
