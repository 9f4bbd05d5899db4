import { array, closed, flag, leaf, plain, type Schema } from './shapes.ts';

const MARKETPLACE = { marketplace_id: { $ref: '#/$defs/marketplace_id' } };
/** ISO 3166-1 codes of the countries that the lists know; real ones know them all. */
const COUNTRIES = {
  ...{ CN: 'China', US: 'United States', DE: 'Germany', FR: 'France', IT: 'Italy', ES: 'Spain', GB: 'United Kingdom' },
  ...{ JP: 'Japan', KR: 'South Korea', TW: 'Taiwan', VN: 'Vietnam', IN: 'India', TH: 'Thailand', BD: 'Bangladesh' },
  ...{ TR: 'Türkiye', PL: 'Poland', NL: 'Netherlands', SE: 'Sweden', PT: 'Portugal', MX: 'Mexico', CA: 'Canada' },
  ...{ ID: 'Indonesia', MY: 'Malaysia', PK: 'Pakistan', HK: 'Hong Kong', KH: 'Cambodia', CZ: 'Czechia', BR: 'Brazil' },
};

/** What the law wants to know. Names and shapes: the reference's core attributes, compliance. */
export const SAFETY_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  country_of_origin: closed('Country of Origin', COUNTRIES),
  supplier_declared_dg_hz_regulation: closed(
    'Dangerous Goods Regulations',
    {
      ghs: 'GHS',
      not_applicable: 'Not Applicable',
      other: 'Other',
      storage: 'Storage',
      transportation: 'Transportation',
      unknown: 'Unknown',
      waste: 'Waste',
    },
    5,
  ),
  batteries_required: flag('Are batteries required?'),
  batteries_included: flag('Are batteries included?'),
  num_batteries: array('Number of Batteries', '2', {
    selectors: ['marketplace_id', 'type'],
    many: 1,
    required: ['quantity', 'type'],
    properties: {
      quantity: { ...leaf('Quantity', '2'), type: 'integer', minimum: 1 },
      type: {
        ...leaf('Type', 'AAA'),
        type: 'string',
        enum: ['aa', 'aaa', 'c', 'd', '9v', 'cr123a', 'lithium_ion', 'nonstandard_battery'],
      },
      ...MARKETPLACE,
    },
  }),
  battery: array('Battery', 'Alkaline', {
    selectors: ['marketplace_id'],
    many: 1,
    required: [],
    properties: {
      cell_composition: array('Battery Cell Composition', 'Alkaline', {
        many: 1,
        required: ['value'],
        properties: {
          value: {
            ...leaf('Cell Composition', 'Alkaline'),
            type: 'string',
            enum: ['alkaline', 'lithium_ion', 'lithium_metal', 'NiMh'],
          },
        },
      }),
      ...MARKETPLACE,
    },
  }),
  ghs: array('GHS', 'Flammable', {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['classification'],
    properties: {
      classification: array('GHS Class', 'Flammable', {
        many: 5,
        required: ['class'],
        properties: {
          class: {
            ...leaf('Class', 'Flammable'),
            type: 'string',
            enum: ['explosive', 'flammable', 'oxidizing', 'toxic', 'corrosive', 'irritant'],
          },
        },
      }),
      ...MARKETPLACE,
    },
  }),
  hazmat: array('Hazmat', 'UN3481', {
    selectors: ['marketplace_id', 'aspect'],
    many: 1,
    required: ['aspect', 'value'],
    properties: {
      aspect: {
        ...leaf('Aspect', 'United Nations Regulatory ID'),
        type: 'string',
        enum: ['united_nations_regulatory_id'],
      },
      value: { ...leaf('Value', 'UN3481'), type: 'string', pattern: '^(UN|NA)\\d{4}$' },
      ...MARKETPLACE,
    },
  }),
  safety_data_sheet_url: plain('Safety Data Sheet (SDS or MSDS) URL', 'https://www.example.com/sds.pdf', { max: 2000 }),
  california_proposition_65: array('California Proposition 65', 'Food', {
    selectors: ['marketplace_id', 'compliance_type'],
    many: 1,
    required: ['compliance_type'],
    properties: {
      compliance_type: {
        ...leaf('Warning Type', 'Food'),
        type: 'string',
        enum: [
          'alcoholic_beverage',
          'chemical',
          'food',
          'furniture',
          'on_product_cancer',
          'on_product_combined_cancer_reproductive',
          'on_product_reproductive',
          'passenger_or_off_road_vehicle',
          'raw_wood',
          'recreational_vessel',
        ],
      },
      chemical_names: { ...leaf('Chemical Names', 'Lead'), type: 'array', items: { type: 'string' } },
      ...MARKETPLACE,
    },
  }),
  gpsr_safety_attestation: flag('GPSR Safety Attestation'),
  gpsr_manufacturer_reference: array('Manufacturer Contact', 'info@example.com', {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['gpsr_manufacturer_email_address'],
    properties: {
      gpsr_manufacturer_email_address: {
        ...leaf('GPSR Manufacturer Email Address or URL', 'info@example.com'),
        type: 'string',
        minLength: 1,
        maxLength: 320,
      },
      ...MARKETPLACE,
    },
  }),
  dsa_responsible_party_address: plain('Responsible Person Email or URL', 'rp@example.eu', { max: 320 }),
  compliance_media: array('Compliance Media', 'Safety Information', {
    selectors: ['marketplace_id', 'content_type', 'content_language'],
    many: 1,
    required: ['content_language', 'content_type', 'source_location'],
    properties: {
      content_type: {
        ...leaf('Content Type', 'Safety Information'),
        type: 'string',
        enum: ['application_guide', 'certificate_of_compliance', 'safety_information', 'user_manual', 'warranty'],
      },
      content_language: { ...leaf('Language', 'English'), type: 'string', pattern: '^[a-z]{2}_[A-Z]{2}$' },
      source_location: {
        ...leaf('Media Location', 'https://www.example.com/safety.pdf'),
        type: 'string',
        minLength: 1,
        maxLength: 2000,
      },
      ...MARKETPLACE,
    },
  }),
};
