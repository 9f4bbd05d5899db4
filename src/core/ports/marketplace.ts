/**
 * What a marketplace must be able to do. Whatever takes no `io` works without a network.
 * An optional member that is present IS the capability.
 */
import type { Auth } from '../auth.ts';
import type { FieldPath } from '../fields.ts';
import type { Json } from '../json.ts';
import type { Refusal } from '../refusals.ts';
import type { Taxonomy } from '../taxonomy.ts';
import type { Text } from '../text.ts';
import type { Batch, Change, Channel, Document, Finding, Listing, Outcome, Problem, Remote, Ticket } from '../words.ts';

/** Kind of document → what its body looks like. */
export type Kinds = Readonly<Record<string, Json>>;
export type DocumentOf<K extends Kinds> = { [Name in keyof K & string]: Document<Name, K[Name]> }[keyof K & string];

export interface Marketplace<K extends Kinds = Kinds> {
  readonly manifest: Manifest;
  readonly limits: Limits;
  readonly kinds: { readonly [Name in keyof K & string]: Kind<K[Name]> };
  readonly errors: Errors;
  /** Pure and total: same listing, same documents; never throws, never waits. Keys are unique, what stands in `after` is among them or shared by the channel. */
  render(listing: Listing): { readonly documents: readonly DocumentOf<K>[]; readonly findings: readonly Finding[] };
  readonly taxonomy?: Taxonomy;
  /** Answers that come later: one outcome per ticket, `pending` again where there is none yet. */
  poll?(tickets: readonly Ticket[], io: Io): Promise<readonly Outcome[]>;
  /** A remote dry run; changes nothing. */
  preview?(batch: Batch, io: Io): Promise<readonly Outcome[]>;
  /**
   * What is there: all of it, or what could be these documents (many a call). For adopt and verify, for a look before
   * every first create, and to settle an unknown. `key` is set where it is certain which document it is.
   */
  list?(io: Io, of?: readonly Document[]): AsyncIterable<Remote>;
}

/** How one kind of document travels. The engine takes the call that covers what changed and is estimated fastest. */
export interface Kind<Body extends Json = Json> {
  readonly create: readonly Call<Body>[];
  readonly update: readonly Call<Body>[];
  /** Empty: nothing to do over there. */
  readonly withdraw: readonly Call<Body>[];
  /** The marketplace ends it together with its parent (`with`, or else the first of `after`). */
  readonly fallsWithParent?: true;
}

export interface Call<Body extends Json = Json> {
  /** `put`, `patch`, `feed`, `bulkPrice`. */
  readonly name: string;
  /** Dotted prefixes of body paths, `*` for list items; 'after' is covered by '*' alone. */
  readonly covers: '*' | readonly string[];
  /** 'changed': the engine hands over a body that holds the changed paths' top-level members alone. */
  readonly sends: 'whole' | 'changed';
  /** Changes per call. */
  readonly batch: number;
  /** Bytes per call. */
  readonly bytes?: number;
  /** Names in `limits.rates` that one batch draws on. */
  readonly rate: string | readonly string[];
  /** Points, where points count. */
  cost?(changes: readonly Change<Body>[]): number;
  /** Milliseconds until it is judged: a feed is not fast because it is accepted at once. */
  readonly settles?: number;
  /** What a repeat does when no answer came. 'refused': the problem names the one that exists, or `list` finds it. */
  readonly twice: 'harmless' | 'refused' | 'duplicates';
  /** One visible mutation; exactly one outcome per change, order does not matter. Throws what `io.http.send` throws. */
  publish(batch: Batch<Body>, io: Io): Promise<readonly Outcome[]>;
}

/** Who it is. */
export interface Manifest {
  readonly port: 1;
  readonly id: string;
  readonly title: string;
  /** Where its makers document the API. */
  readonly docs: string;
  readonly sites: readonly Site[];
  readonly auth: Readonly<Record<string, Auth>>;
  readonly credentials: readonly Credential[];
  /** The sign-in that picture documents travel with; absent: the first. */
  readonly uploads?: string;
  readonly settings: readonly Setting[];
  /** A public taxonomy that a listing may name a category of, and need not: lists at `<address>/<language>/categories.txt`. */
  readonly openTaxonomy?: { readonly address: string; readonly languages: readonly string[] };
}

export interface Site {
  readonly id: string;
  readonly locale: string;
  readonly currency: string;
  /** Scheme and host of the API; absent where every shop has its own: the channel must name an `endpoint`. */
  readonly origin?: string;
  /** What the law of the place asks of every listing: who made it, and who answers for it there. */
  readonly demands?: readonly ('manufacturer' | 'responsible')[];
  readonly limits?: Partial<Limits>;
}

export interface Credential {
  /** As in `LISTWRIGHT_<CHANNEL>_<NAME>`: `CONSUMER_KEY`. */
  readonly name: string;
  readonly secret: boolean;
  readonly help: Text;
  /** Absent: sign-in fails without it. */
  readonly optional?: true;
}

/** What the account must name before anything can be listed. Kept per channel in listwright.yaml; `render` finds it in `listing.channel.settings`. */
export interface Setting {
  readonly name: string;
  readonly help: Text;
  readonly optional?: true;
  /** What the account has to choose from, for `login` to ask. Where there is one only, the adapter takes it by itself. */
  choices?(io: Io): Promise<readonly { readonly value: string; readonly title: string }[]>;
}

export interface Rate {
  readonly perSecond?: number;
  /** What an unused bucket holds. */
  readonly burst?: number;
  readonly perDay?: number;
  /** Requests (or points) that may be under way at once. */
  readonly inFlight?: number;
  readonly shared: 'account' | 'app' | 'listing';
  /** The figure is a courtesy of ours, not a rule of theirs. */
  readonly ours?: true;
}

/** How much. Overridden per site, category and account. Each part says when and where it was read. */
export interface Limits {
  readonly verified: Readonly<
    Record<'text' | 'pictures' | 'variants' | 'rates', { readonly on: string; readonly at: string }>
  >;
  readonly text: Readonly<Partial<Record<FieldPath, TextLimit>>>;
  readonly pictures: PictureLimits;
  readonly variants: { readonly max: number; readonly axes: number };
  /** Fields without which it refuses a listing. */
  readonly required: readonly FieldPath[];
  readonly rejects?: readonly Refusal[];
  readonly rates: Readonly<Record<string, Rate>>;
  /** Milliseconds between polls, by name; the last one repeats. */
  readonly patience?: Readonly<Record<string, readonly number[]>>;
}

export interface TextLimit {
  readonly max: number;
  readonly unit: 'characters' | 'bytes';
  readonly html?: boolean;
}

export interface PictureLimits {
  readonly min: number;
  readonly max: number;
  /** Pixels of the shorter side. */
  readonly minSide: number;
  readonly maxSide?: number;
  /** Width divided by height. */
  readonly ratio?: number;
  readonly maxBytes?: number;
  readonly perVariant?: number;
  /** `jpeg`, `png`, … */
  readonly types: readonly string[];
  readonly main?: { readonly background: 'white'; readonly fill: number };
  readonly address?: 'ends-in-extension';
  readonly delivery: readonly ('by-address' | 'as-document')[];
}

/** Their answers → readings; their codes and paths → our fields. */
export interface Errors {
  read(response: HttpResponse): Reading;
  /** For the merchant. `field` is absent only when no field applies. An unknown code still yields a readable sentence. */
  explain(problem: Problem, document: Document): Explained;
}

export type Reading = { readonly pace?: Pace } & (
  | { readonly is: 'ok' }
  | { readonly is: 'rejected'; readonly problems: readonly Problem[] }
  | { readonly is: 'throttled' /** ms */; readonly wait?: number }
  | { readonly is: 'unauthorised'; readonly message: string }
  | { readonly is: 'outage'; readonly message: string }
);

/** What a server says of its own bucket. */
export interface Pace {
  /** Absent: the one that the request drew on. */
  readonly bucket?: string;
  /** What is left in it now. */
  readonly left?: number;
  readonly perSecond?: number;
  readonly burst?: number;
  /** What this request was charged in the end. */
  readonly cost?: number;
  /** ms */
  readonly wait?: number;
}

export interface Explained {
  readonly field?: FieldPath;
  readonly message: Text;
  readonly hint?: Text;
}

/** Everything an adapter may touch. No fetch, fs, env, clock or console besides this. */
export interface Io {
  readonly channel: Channel;
  readonly http: Http;
  /** The made picture. Throws when its source is not there any more. */
  openAsset(id: string): Promise<{ readonly bytes: Uint8Array; readonly type: string; readonly name: string }>;
}

export interface Http {
  /**
   * Resolves with an answer that `errors.read` calls ok; otherwise throws Rejected, Ambiguous, Unavailable or Unauthorised.
   * Waits for its bucket and retries by itself where that can do no harm.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute. Scheme, host and port are replaced by the channel's endpoint, unless `auth` is 'none'. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  /** A name in `limits.rates`. */
  readonly bucket: string;
  readonly cost?: number;
  /** True: a repeat can do no harm. */
  readonly harmless: boolean;
  /** A name in `manifest.auth`; the first one unless told; 'none' for addresses that they handed out. */
  readonly auth?: string;
}

export type HttpBody =
  | { readonly is: 'json'; readonly json: Json }
  | { readonly is: 'form'; readonly form: Readonly<Record<string, string>> }
  | { readonly is: 'multipart'; readonly parts: readonly Part[] }
  | { readonly is: 'bytes'; readonly bytes: Uint8Array; readonly type: string };

/** One part of a multipart form, in order. */
export interface Part {
  readonly name: string;
  readonly value: string | Uint8Array;
  readonly filename?: string;
  readonly type?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Undefined where the text is not JSON. */
  readonly json: Json | undefined;
}
