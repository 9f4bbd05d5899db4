import { createHash } from 'node:crypto';
import type { Auth, Consent, ConsentAnswer, Credentials } from '../core/auth.ts';
import { Stop, Unauthorised } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { type AskForToken, tokenRefusal } from '../transport/tokens.ts';
import type { Callback } from './callback-server.ts';

/** How a person is sent to the marketplace's page and brought back. */
export interface ConsentDesk {
  /** Shows the address, and opens it in a browser where there is one. */
  open(address: string): void;
  /** Waits for the address that the browser ended at, pasted by the person; undefined where nobody can paste. */
  readonly paste?: (signal: AbortSignal) => Promise<string>;
  /** Waits on this machine; undefined where the redirect leads elsewhere. */
  readonly callback?: Callback;
}

interface Ways {
  readonly desk: ConsentDesk;
  /** Text that was never used before, 32 hex digits. */
  readonly token: () => string;
  readonly now: number;
  readonly ask: AskForToken;
  /** The page's address with the channel's endpoint in it. */
  readonly at: (address: string) => string;
}

/**
 * The OAuth code flow: the page, what comes back by the loopback address or by pasting, state checked, the code for a refresh token.
 * Throws Stop (exit 6) where it was refused or is not ours, Unauthorised where the code is not taken.
 */
export async function consented(
  auth: Auth & { readonly consent: Consent },
  credentials: Credentials,
  { desk, token, now, ask, at }: Ways,
): Promise<Readonly<Record<string, string>>> {
  const { consent, exchange } = auth;
  const redirect = redirectOf(consent, credentials, desk);
  const state = token();
  const verifier = `${token()}${token()}`;
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  desk.open(at(consent.page({ state, redirect, challenge }, credentials)));
  const back = await cameBack(desk);
  const answer: ConsentAnswer = { code: codeIn(back, state), redirect, verifier };
  const response = await ask(consent.request(answer, credentials, { now, nonce: token() }));
  const given = exchange?.read(response.json);
  if (response.status >= 400 || !given) throw new Unauthorised(tokenRefusal(response));
  if (given.refresh === undefined) throw new Unauthorised('they gave no refresh token');
  return { [consent.keeps]: given.refresh };
}

function redirectOf(consent: Consent, credentials: Credentials, desk: ConsentDesk): string {
  if (consent.registered !== undefined) return credentials[consent.registered] ?? '';
  if (desk.callback) return desk.callback.address;
  throw new Stop(text('Nothing can wait for the browser on this machine.', '本机无法等待浏览器返回。'), { exit: 6 });
}

/** By whichever way comes first; the other one is given up. */
async function cameBack({ callback, paste }: ConsentDesk): Promise<string> {
  const given = new AbortController();
  try {
    return await Promise.race([
      ...(callback ? [callback.came(given.signal)] : []),
      ...(paste ? [paste(given.signal)] : []),
    ]);
  } finally {
    given.abort();
  }
}

/** The code of an address, or a code by itself. Throws Stop where they refused, or where it answers somebody else's question. */
function codeIn(back: string, state: string): string {
  const trimmed = back.trim();
  if (!URL.canParse(trimmed)) {
    throw new Stop(text(`That is no address: ${trimmed.slice(0, 80)}`, `这不是网址：${trimmed.slice(0, 80)}`), {
      exit: 6,
      hint: text(
        'Paste the whole address that the browser shows after you agreed; it begins with http.',
        '请粘贴同意授权后浏览器地址栏中的完整网址（以 http 开头）。',
      ),
    });
  }
  const query = new URL(trimmed).searchParams;
  const refusal = query.get('error');
  if (refusal !== null) {
    const why = query.get('error_description') ?? refusal;
    throw new Stop(text(`The marketplace did not agree: ${why}`, `平台未同意授权：${why}`), { exit: 6 });
  }
  if (query.get('state') !== state) {
    throw new Stop(text('That address answers another sign-in, not this one.', '该网址属于另一次登录，与本次不符。'), {
      exit: 6,
      hint: text('Start anew: listwright login CHANNEL', '请重新开始：listwright login 渠道'),
    });
  }
  return query.get('code') ?? '';
}
