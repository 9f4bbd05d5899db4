import type { Json } from '../../../core/json.ts';
import type { Compliance } from '../../../core/words.ts';
import type { Parts } from '../spec/parts.ts';

type Said = Readonly<Record<string, Json>>;

/** What the law wants said, where the spec of the product type has a place for it. */
export function complied(
  { origin, material, manufacturer, batteries, hazmat }: Compliance,
  spec: Parts,
): { readonly orderable: Said; readonly visible: Said } {
  const country = origin && countryName(origin);
  const said: Said = {
    ...(country && { country_of_origin_substantial_transformation: country, countryOfOriginAssembly: country }),
    // Which kind of battery is in it only the seller's own attribute tells.
    ...(batteries === 'none' && { batteryTechnologyType: 'Does Not Contain a Battery' }),
    ...(hazmat === 'none' && { chemicalAerosolPesticide: 'No' }),
    ...(material && { material: spec.visible.material?.type === 'array' ? [material] : material }),
    ...(manufacturer && { manufacturer: manufacturer.name }),
  };
  const among = (names: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(said).filter(([name]) => name in names));
  return { orderable: among(spec.orderable), visible: among(spec.visible) };
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** As their list has it; undefined for what is no country. */
function countryName(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  const name = names.of(code.toUpperCase());
  return THEIRS[name ?? ''] ?? name;
}

const THEIRS: Readonly<Record<string, string>> = {
  'Hong Kong SAR China': 'Hong Kong',
  'Macao SAR China': 'Macao',
  Türkiye: 'Turkey',
};
