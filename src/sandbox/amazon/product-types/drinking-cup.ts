import type { ProductType } from './product-type.ts';
import { closed, count, flag, measure, open, text } from './shapes.ts';

export const drinkingCup: ProductType = {
  name: 'DRINKING_CUP',
  displayName: 'Drinking Cup',
  words: ['mug', 'cup', 'coffee', 'tea', 'tasse', 'becher', 'taza', 'tazza', 'mok', 'kubek', 'mugg', 'マグ', '杯'],
  attributes: {
    material: open('Material Type', ['Ceramic', 'Porcelain', 'Glass', 'Stainless Steel', 'Plastic', 'Bamboo'], 3),
    color: text('Color', 'Blue', { max: 50 }),
    size: text('Size', '350 ml', { max: 50 }),
    style: text('Style', 'Modern', { max: 50 }),
    pattern: text('Pattern', 'Striped', { max: 50 }),
    capacity: measure('Capacity', ['milliliters', 'liters', 'fluid_ounces', 'cubic_centimeters']),
    handle_type: closed('Handle Type', { side: 'Side Handle', double: 'Double Handle', none: 'No Handle' }),
    number_of_items: count('Number of Items'),
    is_dishwasher_safe: flag('Is Dishwasher Safe'),
    is_microwaveable: flag('Is Microwaveable'),
    special_feature: text('Special Features', 'Lightweight', { max: 100, many: 5 }),
  },
  required: ['material'],
  relevant: ['capacity', 'handle_type', 'item_weight', 'item_dimensions'],
  themes: {
    COLOR: ['color'],
    SIZE: ['size'],
    STYLE: ['style'],
    'SIZE/COLOR': ['size', 'color'],
    'COLOR/STYLE': ['color', 'style'],
  },
};
