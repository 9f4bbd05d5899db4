import type { Text } from '../core/text.ts';

/** Every exit code and its meaning; the README's table is made from it. */
export const EXIT_CODES: Readonly<Record<number, Text>> = {
  0: { en: 'done; nothing wrong', zh: '完成，没有问题' },
  1: {
    en: "the merchant's data has errors (those listings were held back, the others went on)",
    zh: '商品数据有错误（相关商品被扣下，其余照常进行）',
  },
  2: {
    en: 'usage, configuration or this machine: says what to do instead',
    zh: '用法、配置或本机的问题：会说明如何处理',
  },
  3: { en: 'a marketplace refused some listings', zh: '平台拒绝了部分商品' },
  4: {
    en: 'some are pending or unknown, or the other side is out of order for now: the same command or `follow` goes on',
    zh: '部分仍在处理或结果未知，或对方暂时故障：再次运行同一命令或 `follow` 即可继续',
  },
  5: { en: '`plan --exit-code`: there are changes', zh: '`plan --exit-code`：有待发布的变更' },
  6: { en: 'sign-in needed or refused', zh: '需要登录，或登录被拒绝' },
  7: {
    en: 'another run holds this shop: says which, since when',
    zh: '该店铺正被另一个运行占用：会说明是哪个、从何时起',
  },
  70: { en: 'a bug of ours: says how to report it', zh: '程序自身的错误：会说明如何报告' },
  130: { en: 'interrupted; the journal has it', zh: '被中断；日志已保存进度' },
  143: { en: 'ended by the system; the journal has it', zh: '被系统终止；日志已保存进度' },
};
