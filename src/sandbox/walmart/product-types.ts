import type { Schema } from './schema.ts';

/** A product type of the item spec: what it asks for besides what all of them do. */
interface ProductType {
  readonly category: string;
  readonly group: string;
  readonly subCategoryId: string;
  readonly required: readonly string[];
  readonly attributes: Readonly<Record<string, Schema>>;
  /** What its variants may differ in. */
  readonly variesBy: readonly string[];
}

const words = (title: string, maxLength: number): Schema => ({
  type: 'array',
  title,
  items: { type: 'string', minLength: 1, maxLength },
  minItems: 1,
});
const word = (title: string, maxLength: number): Schema => ({ type: 'string', title, minLength: 1, maxLength });
const oneOf = (title: string, ...values: readonly string[]): Schema => ({ type: 'string', title, enum: values });
const someOf = (title: string, ...values: readonly string[]): Schema => ({
  type: 'array',
  title,
  items: { type: 'string', enum: values },
  minItems: 1,
});
/** The one shape of an attribute that is neither text nor a list; its name and members are seen in live schemas. */
const NET_CONTENT: Schema = {
  type: 'object',
  title: 'Net Content',
  properties: {
    productNetContentMeasure: { type: 'number', title: 'Measure', minimum: 0, maximum: 1e16, multipleOf: 0.001 },
    productNetContentUnit: {
      type: 'string',
      title: 'Unit',
      enum: ['Centiliter', 'Count', 'Each', 'Fluid Ounces', 'Gram', 'Liter', 'Milliliter', 'Ounce', 'Pint', 'Quart'],
    },
  },
  required: ['productNetContentMeasure', 'productNetContentUnit'],
  additionalProperties: false,
};

const COLOR = words('Color', 600);
const COLOR_CATEGORY = someOf(
  'Color Category',
  ...[
    'Black',
    'Blue',
    'Brown',
    'Gray',
    'Green',
    'Multicolor',
    'Off-White',
    'Orange',
    'Pink',
    'Purple',
    'Red',
    'White',
    'Yellow',
  ],
);
const AGE_GROUP = someOf(
  'Age Group',
  'Adult',
  'Child',
  'Infant',
  'Newborn',
  'Preemie',
  'Senior',
  'Teen',
  'Toddler',
  'Tween',
);

/**
 * Four of the six thousand, made up in the form that Get Spec gives them (§5, schema: "item = {Orderable, Visible:
 * {<Product Type>}}"; members after MP_ITEM_SPEC_4.3.json). The real ones ask for more.
 */
export const PRODUCT_TYPES: Readonly<Record<string, ProductType>> = {
  Mugs: {
    category: 'Home',
    group: 'Drinkware',
    subCategoryId: '59f3b0d1208f9a0cdb760a01',
    required: ['material'],
    attributes: {
      material: words('Material', 400),
      color: COLOR,
      colorCategory: COLOR_CATEGORY,
      size: word('Size', 500),
      capacity: word('Capacity', 4000),
      netContent: NET_CONTENT,
      pattern: words('Pattern', 400),
      isDishwasherSafe: oneOf('Is Dishwasher Safe', 'Yes', 'No'),
    },
    variesBy: ['color', 'size', 'capacity', 'pattern', 'countPerPack'],
  },
  'T-Shirts': {
    category: 'Clothing',
    group: 'Tops',
    subCategoryId: '59f3b0d1208f9a0cdb760a02',
    required: ['color', 'clothingSize', 'gender', 'ageGroup'],
    attributes: {
      color: COLOR,
      colorCategory: COLOR_CATEGORY,
      clothingSize: word('Clothing Size', 400),
      gender: oneOf('Gender', 'Female', 'Male', 'Unisex'),
      ageGroup: AGE_GROUP,
      material: words('Material', 400),
      fabricCareInstructions: words('Fabric Care Instructions', 1000),
      clothingNeckStyle: oneOf('Neck Style', 'Crew Neck', 'Henley', 'Polo', 'Turtleneck', 'V-Neck'),
      sleeveLengthStyle: oneOf('Sleeve Length Style', 'Long Sleeve', 'Short Sleeve', 'Sleeveless'),
      pattern: words('Pattern', 400),
    },
    variesBy: ['color', 'clothingSize', 'material', 'pattern', 'countPerPack'],
  },
  'Plush Toys': {
    category: 'Toys',
    group: 'Stuffed Animals & Plush',
    subCategoryId: '59f3b0d1208f9a0cdb760a03',
    required: ['ageGroup', 'smallPartsWarnings'],
    attributes: {
      ageGroup: AGE_GROUP,
      smallPartsWarnings: someOf(
        'Small Parts Warning Code',
        '0 - No warning applicable',
        '1 - Choking hazard is a small ball',
        '2 - Choking hazard contains small ball',
        '3 - Choking hazard contains small parts',
      ),
      color: COLOR,
      colorCategory: COLOR_CATEGORY,
      size: word('Size', 500),
      character: words('Character', 400),
      material: words('Material', 400),
    },
    variesBy: ['color', 'size', 'character', 'countPerPack'],
  },
  'Cell Phone Cases': {
    category: 'Electronics',
    group: 'Cell Phone Accessories',
    subCategoryId: '59f3b0d1208f9a0cdb760a04',
    required: ['compatibleDevices'],
    attributes: {
      compatibleDevices: words('Compatible Devices', 400),
      phoneCaseType: oneOf('Phone Case Type', 'Bumper', 'Flip', 'Folio', 'Hard Shell', 'Holster', 'Wallet'),
      color: COLOR,
      colorCategory: COLOR_CATEGORY,
      material: words('Material', 400),
      pattern: words('Pattern', 400),
    },
    variesBy: ['color', 'pattern', 'compatibleDevices', 'material', 'countPerPack'],
  },
};
