import type { Text } from '../core/text.ts';

/** A flag as data: help, completion, environment names and the README come from here. */
export interface Option {
  /** Without dashes: `dry-run`. */
  readonly name: string;
  readonly short?: string;
  /** Shown in help as `<…>`; absent: a switch. `…` at the end: may be given several values. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly about: Text;
}

/** Flags that every command takes. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  {
    name: 'folder',
    short: 'C',
    value: 'DIR',
    about: { en: 'the shop folder (this one unless told)', zh: '店铺文件夹（默认为当前文件夹）' },
  },
  {
    name: 'config',
    short: 'c',
    value: 'FILE',
    about: { en: 'instead of listwright.yaml', zh: '代替 listwright.yaml 的配置文件' },
  },
  {
    name: 'channel',
    value: 'ID…',
    about: { en: 'only these channels (* for anything)', zh: '只处理这些渠道（可用 *）' },
  },
  { name: 'sku', value: 'GLOB…', about: { en: 'only these SKUs (* for anything)', zh: '只处理这些货号（可用 *）' } },
  {
    name: 'format',
    value: 'FORMAT',
    about: {
      en: 'human, json, ndjson; for findings also sarif, junit, github',
      zh: 'human、json、ndjson；问题清单还可用 sarif、junit、github',
    },
  },
  { name: 'output', short: 'o', value: 'FILE', about: { en: 'write the result to a file', zh: '把结果写入文件' } },
  {
    name: 'record',
    value: 'DIR',
    about: { en: 'write down each request and answer, secrets left out', zh: '记录每个请求与应答（不含密钥）' },
  },
  { name: 'lang', value: 'zh|en', choices: ['zh', 'en'], about: { en: 'language of all messages', zh: '提示语言' } },
  { name: 'quiet', about: { en: 'no progress', zh: '不显示进度' } },
  { name: 'verbose', about: { en: 'say more when something fails', zh: '出错时显示更多信息' } },
  { name: 'yes', about: { en: 'ask nothing', zh: '不再询问' } },
  { name: 'no-input', about: { en: 'never prompt', zh: '从不提问' } },
  { name: 'no-color', about: { en: 'no colours (NO_COLOR is honoured too)', zh: '不使用颜色（也遵从 NO_COLOR）' } },
];

const FIRST: Option = {
  name: 'first',
  value: 'N',
  about: { en: 'only the first N products', zh: '只处理前 N 个商品' },
};
const OFFLINE: Option = {
  name: 'offline',
  about: { en: 'reach nothing; what is missing is held back', zh: '不联网；缺少的内容将被扣下' },
};
const ALLOW: Option = {
  name: 'allow',
  value: 'RULE…',
  about: { en: 'let changes through that this guard would hold', zh: '放行被该规则扣下的变更' },
};
const ENCODING: Option = {
  name: 'encoding',
  value: 'NAME',
  about: { en: 'of a text file, where the guess is wrong', zh: '文本文件的编码（自动识别有误时使用）' },
};

/** Flags by command. */
export const COMMAND_OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  init: [
    { name: 'marketplace', value: 'ID…', about: { en: 'which marketplaces', zh: '要发布到哪些平台' } },
    { name: 'force', about: { en: 'write over an existing listwright.yaml', zh: '覆盖已有的 listwright.yaml' } },
    ENCODING,
  ],
  inspect: [ENCODING],
  check: [
    { name: 'strict', about: { en: 'text that is not translated is an error', zh: '未翻译的文字视为错误' } },
    FIRST,
    {
      name: 'marketplace',
      value: 'ID',
      about: {
        en: 'without a listwright.yaml: judge for this marketplace',
        zh: '没有 listwright.yaml 时：按该平台检查',
      },
    },
    { name: 'site', value: 'ID', about: { en: 'which of its sites', zh: '该平台的站点' } },
    ENCODING,
  ],
  translate: [
    { name: 'estimate', about: { en: 'characters and cost; spends nothing', zh: '只估算字符数，不产生费用' } },
    FIRST,
  ],
  preview: [FIRST],
  plan: [
    OFFLINE,
    FIRST,
    ALLOW,
    { name: 'exit-code', about: { en: 'exit 5 where there is something to do', zh: '有变更时以 5 退出' } },
  ],
  apply: [
    FIRST,
    ALLOW,
    {
      name: 'dry-run',
      about: {
        en: "publish nothing: ask for the marketplace's own preview, where it has one",
        zh: '不发布：仅请平台预检（平台支持时）',
      },
    },
    { name: 'wait', about: { en: 'follow what is pending to its end', zh: '一直等到处理结束' } },
  ],
  follow: [{ name: 'wait', about: { en: 'stay until nothing is pending', zh: '一直等到没有待处理项' } }],
  login: [{ name: 'again', about: { en: 'sign in anew, whatever is kept', zh: '重新登录，忽略已保存的信息' } }],
  rates: [{ name: 'update', about: { en: 'fetch the newest rates and pin them', zh: '获取最新汇率并固定' } }],
  sandbox: [
    { name: 'marketplaces', value: 'ID,ID', about: { en: 'which (all unless told)', zh: '哪些平台（默认全部）' } },
    {
      name: 'quota',
      value: 'real|off',
      choices: ['real', 'off'],
      about: { en: "the marketplaces' own limits, or none", zh: '使用真实限额，或不限' },
    },
    { name: 'faults', value: 'PROFILE', about: { en: 'break things as this profile says', zh: '按该方案制造故障' } },
    { name: 'seed', value: 'N', about: { en: 'chance, repeatable', zh: '随机种子' } },
    { name: 'port', value: 'N', about: { en: '0: any that is free', zh: '0：任意空闲端口' } },
    { name: 'state', value: 'FILE', about: { en: 'keep what was published', zh: '保存已发布内容' } },
    {
      name: 'refuse-loopback-pictures',
      about: { en: 'refuse pictures from this machine, as real shops do', zh: '像真实店铺一样拒绝来自本机的图片' },
    },
  ],
  demo: [
    { name: 'marketplaces', value: 'ID,ID', about: { en: 'which (all unless told)', zh: '哪些平台（默认全部）' } },
    { name: 'open', about: { en: 'stay, and serve the page until Ctrl-C', zh: '保持运行并展示页面，直到按 Ctrl-C' } },
  ],
};
