import { type Text, text } from '../../../core/text.ts';
import type { Complaint } from './compiled.ts';

interface Words {
  readonly id: string;
  readonly message: Text;
  readonly hint: Text;
}

/** A complaint of the spec in words; undefined for one that others beside it explain. */
export function said(complaint: Complaint, title: string): Words | undefined {
  const { keyword, params, data } = complaint;
  const limit = Number(params.limit);
  switch (keyword) {
    case 'required':
      return {
        id: 'attribute/missing',
        message: text(`Walmart demands ${title} for this product type.`, `该商品类型必须填写“${title}”。`),
        hint: text('Fill it in.', '请填写。'),
      };
    case 'enum':
      return {
        id: 'attribute/not-allowed',
        message: text(`Walmart does not take “${shown(data)}” for ${title}.`, `“${title}”不接受“${shown(data)}”。`),
        hint: choices(params.allowedValues),
      };
    case 'maxLength':
      return {
        id: 'text/too-long',
        message: text(
          `${title} is ${[...shown(data)].length} characters; Walmart takes ${limit}.`,
          `“${title}”有 ${[...shown(data)].length} 个字符，最多允许 ${limit} 个。`,
        ),
        hint: text('Shorten it.', '请缩短。'),
      };
    case 'minLength':
    case 'minItems':
      return {
        id: 'attribute/missing',
        message: text(
          `${title} is empty; Walmart demands at least ${limit}.`,
          `“${title}”为空，至少需要 ${limit} 个。`,
        ),
        hint: text('Fill it in.', '请填写。'),
      };
    case 'maxItems':
      return {
        id: 'attribute/too-many',
        message: text(`${title} has more than ${limit} values.`, `“${title}”超过 ${limit} 个值。`),
        hint: text('Leave out what matters least.', '请删去次要的值。'),
      };
    case 'type':
      return {
        id: 'attribute/wrong-type',
        message: text(
          `“${shown(data)}” is no ${kind(params.type)}, which Walmart wants for ${title}.`,
          `“${title}”需要${kindZh(params.type)}，而不是“${shown(data)}”。`,
        ),
        hint:
          params.type === 'object'
            ? text('Write a number and a unit, as 12 Ounces.', '请填写数字和单位，如 12 Ounces。')
            : text('Correct the value.', '请更正该值。'),
      };
    case 'additionalProperties':
      return {
        id: 'attribute/unknown',
        message: text(
          `The item spec of this product type has no attribute ${params.additionalProperty}.`,
          `该商品类型的规范中没有属性 ${params.additionalProperty}。`,
        ),
        hint: text('Remove its line from attributes.csv.', '请从 attributes.csv 中删除对应的行。'),
      };
    // What stands below them is told by itself.
    case 'if':
    case 'anyOf':
    case 'allOf':
    case 'oneOf':
      return undefined;
    default:
      return {
        id: 'attribute/refused',
        message: text(
          `Walmart does not take “${shown(data)}” for ${title}: it ${complaint.message}.`,
          `“${title}”的值“${shown(data)}”不符合要求（${complaint.message}）。`,
        ),
        hint: text('Correct the value.', '请更正该值。'),
      };
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function choices(allowed: unknown): Text {
  const all = Array.isArray(allowed) ? allowed.map(String) : [];
  const some = all.slice(0, 10).join(', ');
  const more = all.length > 10 ? ', …' : '';
  return text(`It takes ${some}${more}.`, `可选值：${some}${more}。`);
}

const KINDS: Readonly<Record<string, Text>> = {
  number: text('number', '数字'),
  integer: text('whole number', '整数'),
  object: text('measure with a unit', '带单位的数值'),
  array: text('list', '列表'),
  string: text('text', '文字'),
};

function kind(type: unknown): string {
  return KINDS[String(type)]?.en ?? String(type);
}

function kindZh(type: unknown): string {
  return KINDS[String(type)]?.zh ?? String(type);
}
