import type { Listing, Party } from '../../../core/words.ts';
import { sites } from '../sites.ts';

/** How the two are called in the languages of the Union in which Etsy keeps listings; English elsewhere. */
const NAMES: Readonly<Record<string, readonly [manufacturer: string, responsible: string]>> = {
  en: ['Manufacturer', 'Responsible person in the EU'],
  de: ['Hersteller', 'Verantwortliche Person in der EU'],
  fr: ['Fabricant', 'Personne responsable dans l’UE'],
  it: ['Fabbricante', 'Persona responsabile nell’UE'],
  es: ['Fabricante', 'Persona responsable en la UE'],
  pt: ['Fabricante', 'Pessoa responsável na UE'],
  nl: ['Fabrikant', 'Verantwoordelijke persoon in de EU'],
  pl: ['Producent', 'Osoba odpowiedzialna w UE'],
};

/** Who made it and who answers for it, where the law of the site asks: Etsy's API has no field for either, so the description says it. */
export function safetyLines({ channel, compliance }: Listing): readonly string[] {
  const { demands = [] } = sites.find(({ id }) => id === channel.site) ?? {};
  const [manufacturer, responsible] = NAMES[channel.locale.slice(0, 2)] ?? [
    'Manufacturer',
    'Responsible person in the EU',
  ];
  return [
    ...(demands.includes('manufacturer') ? said(manufacturer, compliance.manufacturer) : []),
    ...(demands.includes('responsible') ? said(responsible, compliance.responsible) : []),
  ];
}

function said(name: string, party: Party | undefined): readonly string[] {
  if (!party) return [];
  const { street, postcode, city, country, email, phone, url } = party;
  const parts = [party.name, street, `${postcode} ${city}`.trim(), country, email, phone, url];
  return [`${name}: ${parts.filter((part) => part !== undefined && part !== '').join(', ')}`];
}
