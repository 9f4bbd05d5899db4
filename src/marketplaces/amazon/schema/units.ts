import type { Choices } from './node.ts';

/** A number and a unit's name, as `350 ml`, `1,5 kg` or `12"`. */
const MEASURE = /^\s*(-?\d+(?:[.,]\d+)?)\s*([\p{L}"'°%²³µ][\p{L}"'°%²³µ_ .]*)?\s*$/u;

/** How merchants write what Amazon writes out. */
const SHORT: Readonly<Record<string, string>> = {
  mm: 'millimeters',
  cm: 'centimeters',
  m: 'meters',
  in: 'inches',
  '"': 'inches',
  ft: 'feet',
  mg: 'milligrams',
  g: 'grams',
  kg: 'kilograms',
  oz: 'ounces',
  lb: 'pounds',
  lbs: 'pounds',
  ml: 'milliliters',
  cl: 'centiliters',
  l: 'liters',
  'fl oz': 'fluid_ounces',
  w: 'watts',
  v: 'volts',
  mah: 'milliamp_hours',
  '°c': 'degrees_celsius',
  '°f': 'degrees_fahrenheit',
  h: 'hours',
  min: 'minutes',
  毫米: 'millimeters',
  厘米: 'centimeters',
  米: 'meters',
  克: 'grams',
  千克: 'kilograms',
  公斤: 'kilograms',
  毫升: 'milliliters',
  升: 'liters',
  瓦: 'watts',
  伏: 'volts',
  个月: 'months',
  月: 'months',
  岁: 'years',
  年: 'years',
};

/** A number and one of these units; where there is one only, it need not be said. Without a unit: it is none of these. */
export function measureOf(
  text: string,
  units: Choices['values'],
): { readonly value: string; readonly unit?: string } | undefined {
  const [, value, name = ''] = MEASURE.exec(text) ?? [];
  if (value === undefined) return undefined;
  const said = name.trim().toLowerCase();
  const long = SHORT[said] ?? said;
  const unit = units.find(({ id, title }) => [id, title].some((one) => [said, long].includes(one.toLowerCase())));
  const only = said === '' && units.length === 1 ? units[0] : undefined;
  const chosen = unit?.id ?? only?.id ?? (units.length === 0 && long ? long : undefined);
  return { value: value.replace(',', '.'), ...(chosen !== undefined && { unit: chosen }) };
}
