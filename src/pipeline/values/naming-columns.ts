import type { Column } from '../../core/mapping.ts';
import type { Cells } from './cells.ts';
import { namedOptions } from './named-options.ts';

/** What options are called. 红色:大号;蓝色:小号 has colons too, and names none. */
const NAME =
  /颜色|花色|色号|色彩|尺码|尺寸|码数|鞋码|号码|规格|款式|样式|款号|型号|版本|容量|功率|电压|插头|材质|面料|口味|香型|图案|花型|套餐|重量|净重|[长宽高]度|直径|厚度|数量|包装|内存|存储|適用|适用|性别|顏色|尺碼|^(?:colou?r|size|style|material|capacity|power|voltage|plug|pattern|flavou?r|scent|model|type|pack|quantity|length|width|height|weight)\b/i;

/**
 * The columns of other options (规格) whose cells name what they hold, `颜色:红;尺码:L`, with the same names in all of a product's rows.
 * Where one row is written otherwise the cells are values as they stand: taken apart, that row would lack options.
 */
export function namingColumns(rows: readonly Cells[]): ReadonlySet<Column> {
  const names = new Map<Column, Set<string>>();
  for (const cells of rows) {
    for (const { column, text } of cells.all('option.other')) {
      const said = names.get(column) ?? new Set();
      names.set(column, said.add(namesIn(text)));
    }
  }
  return new Set([...names].filter(([, said]) => said.size === 1 && !said.has('')).map(([column]) => column));
}

function namesIn(text: string): string {
  if (!/[:：=]/.test(text)) return '';
  const names = [...new Set((namedOptions(text) ?? []).flatMap((options) => options.map(({ name }) => name)))];
  return names.some((name) => NAME.test(name)) ? JSON.stringify(names.toSorted()) : '';
}
