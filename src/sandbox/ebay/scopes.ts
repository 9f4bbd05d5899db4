const BASE = 'https://api.ebay.com/oauth/api_scope';

/** As the specifications' `securitySchemes` name them; identity's is general knowledge. */
export const SCOPE = {
  public: BASE,
  inventory: `${BASE}/sell.inventory`,
  inventoryReadonly: `${BASE}/sell.inventory.readonly`,
  account: `${BASE}/sell.account`,
  accountReadonly: `${BASE}/sell.account.readonly`,
  identity: `${BASE}/commerce.identity.readonly`,
} as const;

/** What this seller consents to, and the refresh token in the credentials has. */
export const CONSENTED: readonly string[] = [
  ...Object.values(SCOPE),
  `${BASE}/sell.fulfillment`,
  `${BASE}/sell.fulfillment.readonly`,
  `${BASE}/sell.marketing`,
  `${BASE}/sell.marketing.readonly`,
];
