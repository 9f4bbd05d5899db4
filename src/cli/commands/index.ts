import type { Text } from '../../core/text.ts';
import type { Command } from '../command.ts';

type Run = Command['run'];

function command(name: string, about: Text, load: () => Promise<Run>, args?: string): Command {
  return {
    name,
    about,
    ...(args !== undefined && { arguments: args }),
    run: async (given, flags, terminal) => (await load())(given, flags, terminal),
  };
}

/** Every command, in the order in which a shop meets them. */
export const commands: readonly Command[] = [
  command(
    'demo',
    { en: 'the whole job on a sample shop, on this machine', zh: '用示例店铺在本机演示完整流程' },
    async () => (await import('./demo.ts')).demo,
  ),
  command(
    'init',
    { en: 'look at your product file and set up a shop', zh: '查看您的商品表并建立店铺' },
    async () => (await import('./init.ts')).init,
    '[FILE...]',
  ),
  command(
    'inspect',
    { en: 'the truth about a file', zh: '查看文件的真实情况' },
    async () => (await import('./inspect.ts')).inspect,
    '<FILE...>',
  ),
  command(
    'check',
    { en: 'find what is wrong, offline', zh: '离线检查问题' },
    async () => (await import('./check.ts')).check,
    '[FILE...]',
  ),
  command(
    'translate',
    { en: 'fill the translation memory', zh: '补全翻译记忆' },
    async () => (await import('./translate.ts')).translate,
  ),
  command(
    'preview',
    { en: 'a page that shows what each listing will look like', zh: '生成展示商品效果的网页' },
    async () => (await import('./preview.ts')).preview,
  ),
  command(
    'plan',
    { en: 'what would change, and why', zh: '查看将要变更的内容及原因' },
    async () => (await import('./plan.ts')).plan,
  ),
  command('apply', { en: 'publish', zh: '发布' }, async () => (await import('./apply.ts')).apply),
  command(
    'follow',
    { en: 'ask after what is pending', zh: '跟进待处理的项目' },
    async () => (await import('./follow.ts')).follow,
  ),
  command(
    'status',
    { en: 'what is live, pending, refused', zh: '查看在售、待处理、被拒绝的商品' },
    async () => (await import('./status.ts')).status,
  ),
  command(
    'explain',
    { en: "one SKU's whole way, from cell to answer", zh: '查看一个货号从单元格到平台答复的全过程' },
    async () => (await import('./explain.ts')).explain,
    '<SKU>',
  ),
  command(
    'report',
    { en: 'a past run, in any format', zh: '以任意格式查看过去的运行' },
    async () => (await import('./report.ts')).report,
    '[RUN]',
  ),
  command('runs', { en: 'past runs', zh: '过去的运行' }, async () => (await import('./runs.ts')).runs),
  command(
    'login',
    { en: 'sign in, and choose what the account must name', zh: '登录并选择账号所需设置' },
    async () => (await import('./login.ts')).login,
    '<CHANNEL>',
  ),
  command(
    'logout',
    { en: 'forget what login kept', zh: '删除已保存的登录信息' },
    async () => (await import('./logout.ts')).logout,
    '<CHANNEL>',
  ),
  command(
    'rates',
    { en: 'the pinned exchange rates and their age', zh: '已固定的汇率及其日期' },
    async () => (await import('./rates.ts')).rates,
  ),
  command(
    'doctor',
    { en: 'check this machine, the shop and its sign-ins', zh: '检查本机、店铺和登录' },
    async () => (await import('./doctor.ts')).doctor,
  ),
  command(
    'marketplaces',
    { en: 'what this version supports', zh: '本版本支持的平台' },
    async () => (await import('./marketplaces.ts')).marketplaces,
    '[ID]',
  ),
  command(
    'rules',
    { en: 'every rule, with examples', zh: '全部规则及示例' },
    async () => (await import('./rules.ts')).rules,
    '[ID]',
  ),
  command(
    'templates',
    { en: 'the kinds of sheets that are known by their headers', zh: '可按表头识别的表格种类' },
    async () => (await import('./templates.ts')).templates,
  ),
  command(
    'sandbox',
    { en: 'rehearsal marketplaces on this machine', zh: '在本机运行演练平台' },
    async () => (await import('./sandbox.ts')).sandbox,
  ),
];
