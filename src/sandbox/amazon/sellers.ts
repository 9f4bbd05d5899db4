import type { Result } from './call.ts';
import { SITES } from './sites.ts';

export function getMarketplaceParticipations(): Result {
  return { data: { payload: participations() } };
}

export function getAccount(): Result {
  const address = { addressLine1: '1 Example Road', countryCode: 'CN', city: 'Shenzhen', postalCode: '518000' };
  return {
    data: {
      payload: {
        marketplaceParticipationList: participations(),
        businessType: 'PRIVATE_LIMITED',
        sellingPlan: 'PROFESSIONAL',
        business: {
          name: 'Sandbox Trading Co., Ltd.',
          registeredBusinessAddress: address,
          nonLatinName: '沙盒贸易有限公司',
        },
        primaryContact: { name: 'Sandbox Seller', address },
      },
    },
  };
}

function participations(): readonly unknown[] {
  return [...SITES.values()]
    .filter(({ participates }) => participates)
    .map(({ id, name, country, currency, language, domain }) => ({
      marketplace: {
        id,
        name,
        countryCode: country,
        defaultCurrencyCode: currency,
        defaultLanguageCode: language,
        domainName: domain,
      },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName: 'Sandbox Store',
    }));
}
