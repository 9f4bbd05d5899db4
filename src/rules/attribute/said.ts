import type { Attribute } from '../../core/taxonomy.ts';
import type { Listing } from '../../core/words.ts';

/** An attribute of a listing's category with what is said of it; `sku` where one variant says it. */
export interface SaidAttribute {
  readonly attribute: Attribute;
  readonly values: readonly string[];
  readonly sku?: string;
  /** Of the cell that it comes from. */
  readonly origin: string;
}

/** What a listing says of the attributes that no field of ours fills. Where the marketplace judges by a schema of its own there are none. */
export function* saidAttributes({ category: own, variants }: Listing): Generator<SaidAttribute> {
  const category = own?.category;
  if (!own || !category || category.schema !== undefined) return;
  for (const attribute of category.attributes) {
    const { name, field } = attribute;
    if (field !== undefined) continue;
    const origin = own.from?.[name] ?? 'category';
    const whole = own.attributes[name];
    const ofVariants = variants.filter(({ sku }) => own.variants?.[sku]?.[name] !== undefined);
    if (whole !== undefined || ofVariants.length === 0) yield { attribute, values: listOf(whole), origin };
    else for (const { sku } of variants) yield { attribute, values: listOf(own.variants?.[sku]?.[name]), sku, origin };
  }
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
