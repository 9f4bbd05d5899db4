import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/core/words.ts';
import { plainHeader } from '../../src/pipeline/columns-header.ts';
import { columnTemplates } from '../../src/pipeline/columns-templates.ts';
import { findHeader } from '../../src/pipeline/headers.ts';

const templates = await columnTemplates();

/** The header rows as the programs write them, tab-separated, with a row of data. */
const SHEETS = {
  dianxiaomi: [
    '*产品标题\t*英文标题\t产品描述\t产品货号\t*变种属性名称一\t*变种属性值一\t变种属性名称二\t变种属性值二\t预览图\t*申报价格\\n(店铺币种)\tSKU货号\t*长（cm）\t*宽（cm）\t*高（cm）\t*重量（g）\t识别码类型\t识别码\t站外产品链接\t*轮播图\t*产品素材图\t建议售价（USD）\t库存\t发货时效（天）\t来源URL\t产地',
    '杯子\tMug\t好\tP1\t颜色\t红\t\t\thttps://h/1.jpg\t12.5\tP1-R\t10\t8\t8\t200\t\t\t\thttps://h/2.jpg\t\t9\t5\t9\t\t中国',
  ],
  miaoshou: [
    '各个字段说明：带*为必填',
    '',
    '*产品主编号\t*产品名称\t货币类型\t产品主图\t货源链接\t货源平台\t货源ID\t详情描述\t详情图\t货源类目\t自定义属性\t产品视频\t产品证书\t尺寸图表\tSKU规格1\tSKU规格2\t平台SKU\t*SKU售价\tSKU图片\tSKU库存\tSKU重量(KG)\tSKU尺寸(CM)',
    'P1\t杯子\tCNY\thttps://h/1.jpg\t\t1688\t1\t\t\t\t\t\t\t\t红\tL\tP1-R\t12.5\t\t5\t0.2\t10*8*8',
  ],
  taobao: [
    'version 1.00\tCsv由Tbup理货员导出',
    'title\tcid\tseller_cids\tstuff_status\tlocation_state\tlocation_city\titem_type\tprice\tauction_increment\tnum\tdescription\tpicture\tskuProps\touter_id\tbarcode\titem_weight',
    '宝贝名称\t宝贝类目\t店铺类目\t新旧程度\t省\t城市\t出售方式\t宝贝价格\t加价幅度\t宝贝数量\t宝贝描述\t新图片\t销售属性组合\t商家编码\t商品条形码\t物流重量',
    '杯子\t50012345\t\t1\t浙江\t义乌\t1\t12.5\t\t99\t<p>好</p>\ta:1:0:|https://h/1.jpg;\t\tP1\t\t0.2',
  ],
  'shopify-csv': [
    'Title\tURL handle\tDescription\tVendor\tProduct category\tType\tTags\tPublished on online store\tStatus\tSKU\tBarcode\tOption1 name\tOption1 value\tOption1 Linked To\tPrice\tCompare-at price\tCost per item\tCharge tax\tInventory tracker\tInventory quantity\tContinue selling when out of stock\tWeight value (grams)\tWeight unit for display\tRequires shipping\tProduct image URL\tImage position\tVariant image URL\tGift card\tSEO title\tColor (product.metafields.shopify.color-pattern)\tGoogle Shopping / Gender',
    'Mug\tmug\tGood\tAcme\t\t\t\tTRUE\tActive\tM-1\t\tColor\tRed\t\t12.50\t\t5\t\t\t9\t\t200\tg\t\thttps://h/1.jpg\t1\t\tFALSE\t\tred\t',
  ],
  'woocommerce-csv': [
    'ID\t类型\tSKU\tGTIN, UPC, EAN, or ISBN\t名称\t已发布\t是推荐产品？\t在列表页可见\t简短描述\t描述\t税状态\t有货？\t库存\t允许缺货下单？\t重量(公斤)\t长度(厘米)\t促销价格\t常规售价\t分类\t标签\t图片\t父级\t交叉销售\t交叉销售\t位置\t属性 1 名称\t属性 1 值\t属性 1 可见\t属性 1  的全局',
    '1\tvariation\tM-1\t\t杯子\t1\t0\tvisible\t\t\ttaxable\t1\t9\t0\t0.2\t10\t\t12.5\t杯\t\thttps://h/1.jpg\tM\t\t\t0\t颜色\t红\t1\t1',
  ],
  amazon: [
    'TemplateType=fptcustom\tVersion=2021.0625\tTemplateSignature=QkxBTktFVA==\tsettings=contentLanguageTag=de_DE\tDie oberen drei Zeilen nicht ändern\t\tBilder\t\tVarianten\t\t\tAngebot\t',
    'Produkttyp\tVerkäufer-SKU\tMarke\tProduktname\tHersteller-Barcode\tBarcode-Typ\tURL Hauptbild\tWeitere Bild-URL1\tHierarchie\tÜbergeordnete SKU\tVariantendesign\tStandardpreis\tMenge\tAufzählungspunkt1\tFarbe\tBettgröße',
    'feed_product_type\titem_sku\tbrand_name\titem_name\texternal_product_id\texternal_product_id_type\tmain_image_url\tother_image_url1\tparent_child\tparent_sku\tvariation_theme\tstandard_price\tquantity\tbullet_point1\tcolor_name\tbed_size_map',
    'BLANKET\tB-1\tAcme\tDecke\t4006381333931\tEAN\thttps://h/1.jpg\t\tChild\tB\tColor\t19.99\t9\tWeich\tRot\tx',
  ],
  '1688': [
    '货品标题\t货号\t单品货号\t颜色\t尺码\t起批量\t批发价\t可售数量\t主图\t建议零售价',
    '杯子\tP1\tP1-R\t红\tL\t2\t5.5\t100\thttps://h/1.jpg\t12',
  ],
  yiwugo: [
    '商品名称\t商品编号\t商位号\t联系人\t计量单位\t起批量\t装箱数\t立方数\t单价\t库存量\t商品图片',
    '杯子\tP1\tA区1234\t王\t个\t72\t144\t0.08\t5.5\t1000\tp1.jpg',
  ],
  quotation: [
    '序号\t图片\t产品编号\t品名\t规格型号\t材质\t单位\tFOB价\t起订量\t装箱数\t外箱尺寸(cm)\t毛重(kg)\t备注',
    '1\t\tP1\t杯子\tM1\t瓷\t个\t1.2\t500\t48\t50*40*30\t12\t',
  ],
} as const;

describe('the sheets of the trade', () => {
  it.each(Object.entries(SHEETS))('%s is known by its header', (id, lines) => {
    const found = findHeader(rows(lines), { templates });

    expect(found).toMatchObject({ is: 'table', mapping: { template: id, headerRow: lines.length - 1 } });
    const fields = fieldsOf(found);
    expect(fields).toEqual(expect.arrayContaining(['sku', 'title']));
    expect(fields.some((field) => field === 'price' || field === 'cost')).toBe(true);
    expect(fields.some((field) => field === 'pictures' || field === 'main-picture')).toBe(true);
  });

  it('leaves a column of a known sheet unknown in none of them, but for those of a single category', () => {
    const unknown = Object.values(SHEETS).flatMap((lines) => {
      const found = findHeader(rows(lines), { templates });
      return found.is === 'none' ? [] : found.mapping.columns.filter((column) => column.score === 0);
    });

    expect(unknown.map((column) => column.header)).toEqual(['Bettgröße\nbed_size_map']);
  });

  it('reads the names of Amazon’s newer sheets, language and marketplace aside', () => {
    const mp = '[marketplace_id=A1PA6795UKMFR9]';
    const found = findHeader(
      rows([
        'settings=feedType=256&contentLanguageTag=de_DE',
        'Nutze diese Vorlage\t\t\t\t\t\t\t\t',
        'Angebotsidentität\t\t\tVarianten\t\t\t\t\t',
        'SKU\tProdukttyp\tAngebotsaktion\tElternschaft\tÜbergeordnete SKU\tProduktname\tFarbe\tMenge (DE)\tPreis',
        `contribution_sku#1.value\tproduct_type#1.value\t::record_action\tparentage_level${mp}#1.value\tchild_parent_sku_relationship${mp}#1.parent_sku\titem_name${mp}[language_tag=de_DE]#1.value\tcolor${mp}[language_tag=de_DE]#1.value\tfulfillment_availability#1.quantity\tpurchasable_offer${mp}[audience=ALL]#1.our_price#1.schedule#1.value_with_tax`,
        'B-1\tBLANKET\tErstellen\tChild\tB\tDecke\tRot\t9\t19.99',
      ]),
      { templates },
    );

    expect(found).toMatchObject({ is: 'table', mapping: { template: 'amazon', firstHeaderRow: 4, headerRow: 5 } });
    expect(fieldsOf(found)).toEqual(['sku', 'category', 'parent', 'title', 'option.color', 'stock', 'price']);
  });

  it('takes no plain sheet for that of a program: a price stays a price', () => {
    const found = findHeader(rows(['产品名称\t货号\t价格\t库存\t颜色\t图片', '杯子\tP1\t5\t9\t红\tp.jpg']), {
      templates,
    });

    expect(found).toMatchObject({ is: 'table', mapping: { template: 'known headers' } });
    expect(fieldsOf(found)).toEqual(['title', 'sku', 'price', 'stock', 'option.color', 'pictures']);
  });

  it.each([
    ['產品名稱（必填）', '产品名称'],
    ['*商品\n条形码', '商品条形码'],
    ['【必填】货号', '货号'],
    ['＊ＳＫＵ', 'sku'],
    ['條件必填 品牌', '品牌'],
    ['存貨編碼', '存货编码'],
  ])('%j is plainly %s', (header, key) => {
    expect(plainHeader(header).key).toBe(key);
  });
});

function rows(lines: readonly string[]): Row[] {
  return lines.map((line, i) => ({ file: 'f', row: i + 1, values: line.replaceAll('\\n', '\n').split('\t') }));
}

function fieldsOf(found: ReturnType<typeof findHeader>): string[] {
  return found.is === 'none' ? [] : found.mapping.columns.flatMap(({ field }) => field ?? []);
}
