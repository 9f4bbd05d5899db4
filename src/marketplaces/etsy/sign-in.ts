import type { Auth } from '../../core/auth.ts';
import { bearer, oauth2 } from '../../core/oauth2.ts';

const oauth = oauth2({
  // PKCE takes the place of a secret here: the token's address wants the keystring alone.
  token: 'https://openapi.etsy.com/v3/public/oauth/token',
  grant: 'refresh_token',
  client: { id: 'KEYSTRING', by: 'form' },
  sign: (credentials) => ({
    'x-api-key': `${credentials.KEYSTRING ?? ''}:${credentials.SHARED_SECRET ?? ''}`,
    ...bearer(credentials),
  }),
  consent: {
    page: 'https://www.etsy.com/oauth/connect',
    scopes: ['listings_r', 'listings_w', 'listings_d', 'shops_r'],
    proves: 'challenge',
  },
});

/** OAuth 2 with PKCE; the program's key and shared secret go with every request. */
export const signIn: Auth = { ...oauth, credentials: [...oauth.credentials, 'SHARED_SECRET'] };
