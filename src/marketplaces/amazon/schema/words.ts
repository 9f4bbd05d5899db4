import { type Text, text } from '../../../core/text.ts';
import type { Complaint } from './compiled.ts';
import { leavesOf } from './leaves.ts';
import { attributeNode, choicesOf, members, type Node } from './node.ts';

/** A complaint of a schema in a merchant's words. */
export interface Said {
  readonly id: string;
  /** The attribute it is about, dotted: `purchasable_offer.our_price`. */
  readonly attribute: string;
  readonly message: Text;
  readonly hint?: Text;
  readonly value?: string;
}

interface Context {
  readonly schema: Node;
  readonly productType: string;
}

/** Values named in a sentence. */
const FEW = 8;

export function said(complaint: Complaint, context: Context): Said {
  const { keyword, instancePath, params, data } = complaint;
  const path = instancePath.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  const missing = keyword === 'required' ? String(params.missingProperty ?? '') : undefined;
  if (path.length === 0) return ofWhole(complaint, missing, context);
  const attribute = [...path, ...(missing === undefined ? [] : [missing])].join('.');
  const value = typeof data === 'object' ? undefined : String(data);
  return { attribute, ...(value !== undefined && { value }), ...inWords(complaint, titled(attribute, context), value) };
}

/** Of the item as a whole: something is missing, or is not known to the product type. */
function ofWhole(complaint: Complaint, missing: string | undefined, context: Context): Said {
  const { keyword, params, parentSchema } = complaint;
  const { productType } = context;
  if (missing !== undefined) return missingOne(missing, context);
  const extra = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof extra === 'string')
    return {
      id: 'attribute/unknown',
      attribute: extra,
      message: text(
        `The product type ${productType} has no attribute “${extra}”.`,
        `商品类型 ${productType} 没有属性“${extra}”。`,
      ),
      hint: text('Take it out of the mapping.', '请从映射中删除。'),
    };
  const open = keyword === 'anyOf' || keyword === 'oneOf' ? oneOf(parentSchema?.[keyword]) : [];
  const [first] = open;
  if (first !== undefined) {
    const names = open.map((name) => titled(name, context)).join(' / ');
    return {
      id: 'attribute/missing',
      attribute: first,
      message: text(
        `One of these is missing: ${names}; the product type ${productType} asks for one.`,
        `以下各项至少要填写一项：${names}（商品类型 ${productType} 要求）。`,
      ),
      hint: text('Fill one of them in.', '请填写其中一项。'),
    };
  }
  return { id: 'attribute/refused', attribute: '', message: inTheirWords(complaint, productType) };
}

function missingOne(name: string, context: Context): Said {
  const title = titled(name, context);
  return {
    id: 'attribute/missing',
    attribute: name,
    message: text(
      `${title} is missing; the product type ${context.productType} asks for it.`,
      `缺少“${title}”，商品类型 ${context.productType} 要求填写。`,
    ),
    hint: text(
      `Fill it in, or map a column or a value to \`${name}\`.`,
      `请填写，或在映射中为 ${name} 指定一列或一个值。`,
    ),
  };
}

/** The attributes that the branches of a choice ask for. */
function oneOf(branches: unknown): readonly string[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((branch: Node) => (Array.isArray(branch?.required) ? branch.required.map(String) : []));
}

function inWords(complaint: Complaint, title: string, value: string | undefined): Omit<Said, 'attribute' | 'value'> {
  const { keyword, schema: limit, parentSchema = {}, data } = complaint;
  const length = keyword.endsWith('Utf8ByteLength') ? Buffer.byteLength(value ?? '') : [...(value ?? '')].length;
  const unit = keyword.endsWith('Utf8ByteLength') ? text('bytes', '字节') : text('characters', '个字符');
  switch (keyword) {
    case 'required':
      if (complaint.params.missingProperty === 'unit') return unitless(title, parentSchema);
      return {
        id: 'attribute/missing',
        message: text(`${title} is missing.`, `缺少“${title}”。`),
        hint: text('Fill it in.', '请填写。'),
      };
    case 'enum':
    case 'const':
    case 'anyOf':
    case 'oneOf':
      return notAmong(title, value, parentSchema);
    case 'maxLength':
    case 'maxUtf8ByteLength':
      return {
        id: 'attribute/too-long',
        message: text(
          `${title} is ${length} ${unit.en}; Amazon takes ${limit}.`,
          `“${title}”有 ${length} ${unit.zh}，亚马逊最多允许 ${limit} ${unit.zh}。`,
        ),
        hint: text(
          `Shorten it by ${length - Number(limit)} ${unit.en}.`,
          `请缩短 ${length - Number(limit)} ${unit.zh}。`,
        ),
      };
    case 'minLength':
    case 'minUtf8ByteLength':
      return {
        id: 'attribute/too-short',
        message: text(
          `${title} is ${length} ${unit.en}; Amazon asks for ${limit} at least.`,
          `“${title}”只有 ${length} ${unit.zh}，亚马逊要求至少 ${limit} ${unit.zh}。`,
        ),
        hint: text('Write more.', '请补充内容。'),
      };
    case 'maxUniqueItems':
    case 'maxItems':
      return {
        id: 'attribute/too-many',
        message: text(
          `${title} has ${Array.isArray(data) ? data.length : 'too many'} values; Amazon takes ${limit}.`,
          `“${title}”的取值过多，亚马逊最多允许 ${limit} 个。`,
        ),
        hint: text('Leave some out.', '请减少取值。'),
      };
    case 'minUniqueItems':
    case 'minItems':
      return {
        id: 'attribute/missing',
        message: text(`${title} needs ${limit} value(s) at least.`, `“${title}”至少需要 ${limit} 个值。`),
        hint: text('Fill it in.', '请填写。'),
      };
    case 'type':
      return {
        id: 'attribute/wrong-kind',
        message: text(
          `${title}: “${value ?? ''}” is no ${limit}.`,
          `“${title}”的值“${value ?? ''}”类型不正确（应为 ${limit}）。`,
        ),
        hint: text('Write a figure, with its unit where it has one.', '请填写数字；如有单位请一并写明。'),
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return {
        id: 'attribute/out-of-range',
        message: text(
          `${title}: ${value} is out of range; the ${keyword} is ${limit}.`,
          `“${title}”的值 ${value} 超出范围（${keyword} 为 ${limit}）。`,
        ),
        hint: text('Correct the figure.', '请更正数值。'),
      };
    default:
      return { id: 'attribute/refused', message: inTheirWords(complaint, title) };
  }
}

function unitless(title: string, node: Node): Omit<Said, 'attribute' | 'value'> {
  const { unit } = members({}, node);
  const names = (unit ? choicesOf({}, unit).values : []).slice(0, FEW).map((one) => one.title);
  return {
    id: 'attribute/unit-missing',
    message: text(`${title} needs a unit that Amazon knows.`, `“${title}”缺少亚马逊可识别的单位。`),
    hint: text(
      `Write it behind the figure${names.length > 0 ? `: ${names.join(', ')}` : ''}.`,
      `请在数字后写明单位${names.length > 0 ? `：${names.join('、')}` : ''}。`,
    ),
  };
}

function notAmong(title: string, value: string | undefined, node: Node): Omit<Said, 'attribute' | 'value'> {
  const { values } = choicesOf({}, node);
  const names = values.slice(0, FEW).map(({ title: name }) => name);
  const few = `${names.join(', ')}${values.length > FEW ? ', …' : ''}`;
  return {
    id: 'attribute/not-among',
    message: text(
      `${title}: “${value ?? ''}” is not among the values that Amazon takes.`,
      `“${title}”的值“${value ?? ''}”不在亚马逊允许的取值范围内。`,
    ),
    ...(few && { hint: text(`It takes: ${few}`, `可用取值：${few}`) }),
  };
}

function inTheirWords({ message = '', keyword }: Complaint, title: string): Text {
  return text(
    `${title}: Amazon’s schema refuses it: ${message || keyword}`,
    `“${title}”不符合亚马逊的规则：${message || keyword}`,
  );
}

/** What people call the attribute: `Capacity (capacity)`. */
function titled(attribute: string, { schema }: Context): string {
  const [name = ''] = attribute.split('.');
  const node = attributeNode(schema, name);
  if (!node) return attribute;
  const leaf = leavesOf(schema, { name, node }).find((one) => attribute.startsWith(one.name));
  const title = leaf?.titles.at(-1) ?? (typeof node.title === 'string' ? node.title : undefined);
  return title === undefined ? attribute : `${title} (${leaf?.name ?? attribute})`;
}
