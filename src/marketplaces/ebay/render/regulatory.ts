import type { Listing, Party } from '../../../core/words.ts';
import { sites } from '../sites.ts';
import type { Regulatory } from '../wire.ts';

/**
 * Who made it and who answers for it, on sites of the European Union alone: elsewhere a maker outside the Union would be refused
 * for standing alone (25115).
 */
export function regulatoryOf({ channel, compliance }: Listing): Regulatory | undefined {
  if (!sites.find(({ id }) => id === channel.site)?.demands) return undefined;
  const { manufacturer, responsible } = compliance;
  if (!manufacturer && !responsible) return undefined;
  return {
    ...(manufacturer && { manufacturer: company(manufacturer) }),
    ...(responsible && { responsiblePersons: [{ ...company(responsible), types: ['EUResponsiblePerson'] }] }),
  };
}

function company({
  name,
  street,
  city,
  postcode,
  country,
  email,
  phone,
  url,
}: Party): NonNullable<Regulatory['manufacturer']> {
  return {
    companyName: name,
    addressLine1: street,
    city,
    postalCode: postcode,
    country,
    ...(email && { email }),
    ...(phone && { phone }),
    ...(url && { contactUrl: url }),
  };
}
