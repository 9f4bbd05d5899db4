import type { Call, Result } from './call.ts';
import { WpError } from './wp-error.ts';

/** GET /settings/general/{id}: the two a publisher asks for. */
export function getSetting(call: Call, id: string): Result {
  const values: Readonly<Record<string, string>> = {
    woocommerce_currency: call.shop.currency,
    woocommerce_default_country: 'DE',
  };
  const value = values[id];
  if (value === undefined) throw new WpError('rest_setting_setting_invalid', 'Invalid setting.', 404);
  return { data: { id, label: id, description: '', type: 'select', default: '', tip: '', value, group_id: 'general' } };
}

export function currentCurrency(call: Call): Result {
  const { currency } = call.shop;
  const name = new Intl.DisplayNames(['en'], { type: 'currency' }).of(currency) ?? currency;
  return { data: { code: currency, name, symbol: currency } };
}
