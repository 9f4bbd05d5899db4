import type { ProductType } from './product-type.ts';
import { closed, open, plain, text } from './shapes.ts';

export const cellularPhoneCase: ProductType = {
  name: 'CELLULAR_PHONE_CASE',
  displayName: 'Cellular Phone Case',
  words: [
    'phone',
    'case',
    'cover',
    'iphone',
    'handyhülle',
    'hülle',
    'coque',
    'funda',
    'custodia',
    'etui',
    'ケース',
    '手机壳',
  ],
  attributes: {
    compatible_phone_models: text('Compatible Phone Models', 'iPhone 15', { max: 100, many: 10 }),
    form_factor: closed('Form Factor', {
      basic_case: 'Basic Case',
      bumper: 'Bumper',
      flip: 'Flip',
      wallet: 'Wallet',
      holster: 'Holster',
    }),
    material: open('Material Type', ['Silicone', 'Thermoplastic Polyurethane', 'Polycarbonate', 'Leather'], 3),
    color: text('Color', 'Black', { max: 50 }),
    size: text('Size', '6.1 inch', { max: 50 }),
    style: text('Style', 'Slim', { max: 50 }),
    pattern: text('Pattern', 'Solid', { max: 50 }),
    compatible_devices: text('Compatible Devices', 'Cellular Phones', { max: 100, many: 5 }),
    screen_size: plain('Screen Size', '6.1 Inches', { max: 30 }),
  },
  required: ['color', 'compatible_phone_models', 'form_factor'],
  relevant: ['material', 'pattern', 'compatible_devices', 'item_weight'],
  themes: { COLOR: ['color'], SIZE: ['size'], STYLE: ['style'], 'SIZE/COLOR': ['size', 'color'] },
};
