import type { Explained } from '../../core/ports/marketplace.ts';
import { text } from '../../core/text.ts';

/** What Etsy has been seen to say (its reference, and etsy/open-api on GitHub: the issues' numbers stand behind), the narrower first. */
export const SENTENCES: readonly { readonly said: RegExp; readonly explained: Explained }[] = [
  {
    said: /shipping.?profile|shipping_profile_id/i,
    explained: {
      message: text('Etsy wants a complete shipping profile for it.', 'Etsy 要求商品有完整的运费模板。'),
      hint: text(
        'Complete the profile in Shop Manager, or choose another one with `listwright login`.',
        '请在 Shop Manager 中完善运费模板，或运行 listwright login 另选一个。',
      ),
    },
  },
  {
    said: /return.?policy|return_policy_id/i,
    explained: {
      message: text('Etsy wants a return policy for it.', 'Etsy 要求商品有退货政策。'),
      hint: text(
        'Create one in Shop Manager and choose it with `listwright login`.',
        '请在 Shop Manager 中创建退货政策，再运行 listwright login 选择。',
      ),
    },
  },
  {
    said: /readiness|processing.?profile/i,
    explained: {
      message: text('Etsy wants a processing profile for it.', 'Etsy 要求商品有备货模板。'),
      hint: text(
        'Create one in Shop Manager and choose it with `listwright login`.',
        '请在 Shop Manager 中创建备货模板，再运行 listwright login 选择。',
      ),
    },
  },
  {
    said: /who_made|when_made|is_supply/i,
    explained: {
      message: text('Etsy does not take what is said of who made it and when.', 'Etsy 不接受所填的制作者或制作时间。'),
      hint: text(
        'Set whoMade, whenMade and supply of the channel; the recent years’ value of whenMade has a new name every January.',
        '请检查该渠道的 whoMade、whenMade、supply 设置；whenMade 的最近年份写法每年一月更新。',
      ),
    },
  },
  {
    said: /taxonomy/i,
    explained: {
      field: 'category',
      message: text(
        'Etsy has no such category, or nothing can be listed in it.',
        'Etsy 没有该类目，或该类目不能上架商品。',
      ),
      hint: text('Choose another one in the mapping of categories.', '请在类目映射中另选一个。'),
    },
  },
  {
    // 395, 501, 560
    said: /greater than (?:0|zero)|quantity.*(?:cannot be empty|positive)/i,
    explained: {
      field: 'stock',
      message: text('Etsy lists nothing of which there is none.', 'Etsy 不接受零库存的商品。'),
      hint: text('Set a stock of at least one.', '库存至少填 1。'),
    },
  },
  {
    // 214
    said: /quantity.*999/i,
    explained: {
      field: 'stock',
      message: text('Etsy takes at most 999 of one variant.', 'Etsy 每个规格的库存最多 999。'),
      hint: text('Set a ceiling for the channel’s stock.', '请为该渠道设置库存上限。'),
    },
  },
  {
    // 459
    said: /m(?:ax|in)(?:imum)?.? price|price.*(?:at least|below|above|between|greater|less)/i,
    explained: {
      field: 'price',
      message: text(
        'The price is outside of what Etsy takes (0.20 to 50,000 USD).',
        '价格超出 Etsy 允许的范围（0.20 至 50,000 美元）。',
      ),
      hint: text('Change the price or the channel’s price rule.', '请修改价格或该渠道的价格规则。'),
    },
  },
  {
    // 134, 183, 362 and "All combinations of property values must be supplied"
    said: /_on_property|combination|property.?values?|consistent across|parenthes/i,
    explained: {
      field: 'options',
      message: text('Etsy does not take the options of its variants.', 'Etsy 不接受商品的规格选项。'),
      hint: text(
        'Each variant needs its own combination of at most two options; values hold no parentheses.',
        '每个规格的选项组合必须唯一，最多两个选项，选项值中不能有括号。',
      ),
    },
  },
  {
    // 567
    said: /more than 70/i,
    explained: {
      field: 'options',
      message: text('An option has more than 70 values.', '一个选项的值超过 70 个。'),
      hint: text('Divide it into several listings.', '请拆分为多个商品。'),
    },
  },
  {
    // 558
    said: /only allowed \d+ images|image.*(?:required|requires|at least)|(?:an|have) image/i,
    explained: {
      field: 'pictures',
      message: text('Etsy takes one to twenty pictures of a listing.', 'Etsy 每个商品需要 1 至 20 张图片。'),
      hint: text('Add one, or remove those that are too many.', '请添加图片，或删除多余的图片。'),
    },
  },
  {
    said: /image|picture|photo/i,
    explained: {
      field: 'pictures',
      message: text('Etsy could not take a picture.', 'Etsy 无法接收图片。'),
      hint: text('Save it anew as JPEG or PNG below 10 MB.', '请重新保存为 10 MB 以内的 JPEG 或 PNG。'),
    },
  },
  {
    // 425
    said: /frozen|suspended|not publishable/i,
    explained: {
      message: text('Etsy has frozen the listing or the shop.', 'Etsy 冻结了该商品或店铺。'),
      hint: text('Look into Shop Manager, or ask Etsy’s support.', '请查看 Shop Manager，或联系 Etsy 客服。'),
    },
  },
  {
    said: /\btitle\b/i,
    explained: {
      field: 'title',
      message: text(
        'Etsy does not take the title: at most 140 characters, %, :, & and + once each, no emoji.',
        'Etsy 不接受该标题：最多 140 个字符，%、:、&、+ 各最多一次，不能有表情符号。',
      ),
      hint: text('Shorten it or remove the sign.', '请缩短标题或删除该符号。'),
    },
  },
  {
    said: /\btags?\b/i,
    explained: {
      field: 'keywords',
      message: text(
        'Etsy does not take a tag: at most 13, of 20 characters each.',
        'Etsy 不接受某个标签：最多 13 个，每个最多 20 个字符。',
      ),
      hint: text('Shorten the keyword or remove the sign.', '请缩短关键词或删除特殊符号。'),
    },
  },
  {
    said: /\bmaterials?\b/i,
    explained: {
      field: 'material',
      message: text(
        'Etsy does not take a material: letters and digits only.',
        'Etsy 不接受某个材质：只能含文字和数字。',
      ),
      hint: text('Write materials parted by commas.', '请用逗号分隔材质。'),
    },
  },
  {
    said: /\bskus?\b/i,
    explained: {
      field: 'sku',
      message: text('Etsy does not take the SKU.', 'Etsy 不接受该 SKU。'),
      hint: text('Shorten it or remove odd signs.', '请缩短 SKU 或删除特殊符号。'),
    },
  },
];
