import type { ProductType } from './product-type.ts';
import { array, closed, open, options, plain, text } from './shapes.ts';

export const shirt: ProductType = {
  name: 'SHIRT',
  displayName: 'Shirt',
  words: [
    'shirt',
    't-shirt',
    'tee',
    'polo',
    'blouse',
    'camiseta',
    'maglietta',
    'koszulka',
    'tröja',
    'シャツ',
    'T恤',
    '衬衫',
  ],
  attributes: {
    department: open('Department', ['womens', 'mens', 'unisex-adult', 'girls', 'boys', 'unisex-child', 'baby']),
    target_gender: closed('Target Gender', { female: 'Female', male: 'Male', unisex: 'Unisex' }),
    age_range_description: open('Age Range Description', ['Adult', 'Big Kid', 'Little Kid', 'Toddler', 'Infant']),
    fabric_type: text('Fabric Type', '100% Cotton', { max: 200, many: 3 }),
    care_instructions: open('Care Instructions', ['Machine Wash', 'Hand Wash Only', 'Dry Clean Only'], 3),
    color: text('Color', 'White', { max: 50 }),
    size: text('Size', 'M', { max: 50 }),
    // Real apparel wants its size in such parts too; what they ask for beyond these is not on any page read here.
    shirt_size: array('Shirt Size', 'M', {
      selectors: ['marketplace_id'],
      many: 1,
      required: ['size', 'size_class', 'size_system'],
      properties: {
        size_system: options('Size System', { as1: 'US', as3: 'UK', as4: 'EU', as6: 'JP' }),
        size_class: options('Size Class', { alpha: 'Alpha', numeric: 'Numeric', age: 'Age' }),
        size: options('Size Value', {
          xs: 'X-Small',
          s: 'Small',
          m: 'Medium',
          l: 'Large',
          x_l: 'X-Large',
          xx_l: 'XX-Large',
        }),
        marketplace_id: { $ref: '#/$defs/marketplace_id' },
      },
    }),
    neck: open('Neck Style', ['Crew Neck', 'V-Neck', 'Collared', 'Round Neck']),
    sleeve: closed('Sleeve Type', { short: 'Short Sleeve', long: 'Long Sleeve', sleeveless: 'Sleeveless' }),
    pattern: text('Pattern', 'Solid', { max: 50 }),
    style_number: plain('Style Number', 'QH-2401', { max: 40 }),
  },
  required: ['age_range_description', 'department', 'fabric_type', 'target_gender'],
  relevant: ['care_instructions', 'neck', 'sleeve', 'shirt_size'],
  themes: { COLOR: ['color'], SIZE: ['size'], 'SIZE/COLOR': ['size', 'color'], 'COLOR/SIZE': ['color', 'size'] },
};
