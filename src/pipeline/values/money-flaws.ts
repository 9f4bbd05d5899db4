/** What can be wrong with a price. */
import type { Money } from '../../core/money.ts';
import { text } from '../../core/text.ts';
import type { Flaw } from './reading.ts';

export function notAPrice(shown: string): Flaw {
  return {
    id: 'price/not-a-number',
    severity: 'error',
    message: text(`“${shown}” is not a price.`, `“${shown}”不是价格。`),
    hint: text('Write a number, as 12.50.', '请填写数字，例如 12.50。'),
  };
}

export function ambiguousPrice(shown: string): Flaw {
  return {
    id: 'price/ambiguous',
    severity: 'error',
    message: text(`“${shown}” can be read as more than one price.`, `“${shown}”可以理解成多个价格。`),
    hint: text('Leave one number and one currency in the cell.', '单元格中请只保留一个数字和一种币种。'),
  };
}

export function negativePrice(number: string): Flaw {
  return {
    id: 'price/negative',
    severity: 'error',
    message: text(`The price ${number} is below zero.`, `价格 ${number} 小于零。`),
    hint: text('Write a price of zero or more.', '请填写不小于零的价格。'),
  };
}

export function startingAt(shown: string, taken: string): Flaw {
  return {
    id: 'price/from',
    severity: 'warning',
    message: text(`“${shown}” is where prices start; ${taken} was taken.`, `“${shown}”是起价，已按 ${taken} 处理。`),
    hint: text('Write the price of this very item.', '请填写该商品的确切价格。'),
  };
}

export function priceRange(shown: string, taken: string): Flaw {
  return {
    id: 'price/range',
    severity: 'warning',
    message: text(
      `“${shown}” is a range; the higher end, ${taken}, was taken.`,
      `“${shown}”是价格区间，已取较高的 ${taken}。`,
    ),
    hint: text('Write one price, or a list with one price for each option.', '请填写一个价格，或按规格逐一列出价格。'),
  };
}

export function priceHasWords(shown: string, taken: string): Flaw {
  return {
    id: 'price/has-words',
    severity: 'warning',
    message: text(
      `The price “${shown}” has words in it; ${taken} was taken.`,
      `价格“${shown}”中夹有文字，已按 ${taken} 处理。`,
    ),
    hint: text('Leave the number alone in the cell.', '单元格中请只保留数字。'),
  };
}

export function priceRounded(number: string, value: Money): Flaw {
  return {
    id: 'price/rounded',
    severity: 'warning',
    message: text(
      `${number} has more digits than ${value.currency} knows; ${value.amount} was taken.`,
      `${number} 的小数位超过 ${value.currency} 的最小单位，已按 ${value.amount} 处理。`,
    ),
    hint: text('Write the price in whole minor units.', '请按最小货币单位填写价格。'),
  };
}

export function decimalComma(shown: string, taken: string): Flaw {
  return {
    id: 'price/decimal-comma',
    severity: 'note',
    message: text(
      `The comma in “${shown}” was taken for the decimal sign: ${taken}.`,
      `“${shown}”中的逗号按小数点处理：${taken}。`,
    ),
    hint: text('Write 12.50, or each of several prices on a line of its own.', '请写成 12.50；多个价格请分行填写。'),
  };
}

export function measureNoPrice(shown: string): Flaw {
  return {
    id: 'price/is-measure',
    severity: 'error',
    message: text(
      `“${shown}” is a size, a weight or a content and no price.`,
      `“${shown}”是尺寸、重量或容量，不是价格。`,
    ),
    hint: text('Write the price alone, as 12.50.', '请只填写价格，例如 12.50。'),
  };
}

export function priceIsDate(shown: string): Flaw {
  return {
    id: 'price/is-date',
    severity: 'error',
    message: text(
      `The cell holds the date ${shown}: a spreadsheet program makes one of 12-15 or 3/5.`,
      `单元格存的是日期 ${shown}：表格软件会把 12-15 或 3/5 变成日期。`,
    ),
    hint: text(
      'Set the column to text or number and type the price again.',
      '请把该列设为“文本”或“数值”，再重新填写价格。',
    ),
  };
}

/** What was taken of prices that depend on the quantity, and what the others are. */
export function priceTiers(taken: string, others: string): Flaw {
  return {
    id: 'price/tiers',
    severity: 'note',
    message: text(
      `The cell gives prices by quantity; ${taken}, the one for the fewest, was taken. ${others ? `The others: ${others}.` : 'It is the only one.'}`,
      `单元格按数量分级定价，已取最小数量的价格：${taken}。${others ? `其余：${others}。` : '仅此一级。'}`,
    ),
    hint: text('Write one price if another is meant.', '如果要按其他价格销售，请只填写一个价格。'),
  };
}
