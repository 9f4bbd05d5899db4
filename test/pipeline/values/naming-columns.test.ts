import { describe, expect, it } from 'vitest';
import { normalised, table } from '../normalise-table.ts';

const OTHER = { header: '规格', field: 'option.other' } as const;

async function variantsOf(cells: readonly string[]): Promise<readonly string[]> {
  const rows = cells.map((cell, at) => [`A-${at}`, 'A', '抱枕', cell]);
  const { products } = await normalised(table(['sku', 'parent', 'title', OTHER], rows));
  return products.flatMap(({ options, variants }) =>
    variants.map((variant) => variant.options.map((value, at) => `${options[at]?.name}=${value}`).join(' ')),
  );
}

describe('a cell of other options that names them', () => {
  it.each([
    ['颜色:红;尺码:L', ['颜色=红 尺码=L']],
    ['颜色：红；尺码：L', ['颜色=红 尺码=L']],
    ['颜色：红，尺码：L', ['颜色=红 尺码=L']],
    ['颜色:红,尺码:L', ['颜色=红 尺码=L']],
    ['颜色: 红\n尺码: L', ['颜色=红 尺码=L']],
    ['颜色:红,蓝;尺码:S,M', ['颜色=红 尺码=S', '颜色=红 尺码=M', '颜色=蓝 尺码=S', '颜色=蓝 尺码=M']],
    ['颜色：红、蓝，尺码：S', ['颜色=红 尺码=S', '颜色=蓝 尺码=S']],
    ['功率:50W;电压:220V', ['功率=50W 电压=220V']],
    ['Color: Red; Size: L', ['Color=Red Size=L']],
    ['颜色:红', ['颜色=红']],
  ])('%j is %j', async (cell, variants) => {
    expect(await variantsOf([cell])).toEqual(variants);
  });

  it('names the variants of several rows alike', async () => {
    expect(await variantsOf(['颜色:红;尺码:L', '尺码:M;颜色:蓝'])).toEqual(['颜色=红 尺码=L', '颜色=蓝 尺码=M']);
  });
});

describe('a cell of other options with colons in it', () => {
  it.each([
    ['中号70', ['规格=中号70']],
    ['比例1:50', ['规格=比例1:50']],
    ['红色:大号;蓝色:小号', ['规格=红色:大号', '规格=蓝色:小号']],
    ['https://example.com/a', ['规格=https://example.com/a']],
  ])('stays as it stands where it names none: %s', async (cell, variants) => {
    expect(await variantsOf([cell])).toEqual(variants);
  });

  it('stays as it stands where another row of the product is written otherwise', async () => {
    expect(await variantsOf(['颜色:红;尺码:L', '套装'])).toEqual(['规格=颜色:红;尺码:L', '规格=套装']);
  });
});
