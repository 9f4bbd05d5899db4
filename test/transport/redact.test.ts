import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from '../../src/transport/redact.ts';

const SECRET = 'abCd 1234 +/é"x';

describe('a redactor', () => {
  it.each([
    ['as it is', SECRET],
    ['in an address', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 for addresses', Buffer.from(SECRET).toString('base64url')],
  ])('strikes a secret %s', (_, form) => {
    expect(redactor([SECRET])(`before ${form} after`)).toBe('before ••• after');
  });

  it('leaves nothing to read of a Basic header, whatever the name before it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), fc.stringMatching(/^[ -~]{8,30}$/), (name, secret) => {
        const header = Buffer.from(`${name}:${secret}`).toString('base64');
        const clean = redactor([secret])(`Authorization: Basic ${header}`);

        const left = /Basic ([^•]*)•••/.exec(clean)?.[1];
        expect(left).toBeDefined();
        expect(Buffer.from(left ?? header, 'base64').toString('latin1').length).toBeLessThanOrEqual(name.length + 2);
      }),
    );
  });

  it('strikes the longer of two first, and leaves short words alone', () => {
    expect(redactor(['secret', 'secret-key-1', 'a', ''])('a secret-key-1, a secret')).toBe('a •••, a •••');
  });
});
