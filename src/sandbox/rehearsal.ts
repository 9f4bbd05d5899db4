import type { Clock } from '../lib/clock.ts';
import type { Pictures } from './pictures.ts';
import type { Random } from './random.ts';

/** A request as it came off the wire. Header names are in lower case. */
export interface SandboxRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A response with a few harmless words on what was asked, for the log. */
export interface Answer extends SandboxResponse {
  readonly summary?: string;
}

/** One sellable SKU as the marketplace now shows it. */
export interface SandboxListing {
  readonly marketplace: string;
  readonly account: string;
  /** What the variants of one product share. */
  readonly group: string;
  readonly sku: string;
  readonly state: string;
  readonly title: string;
  /** What sets a variant apart, such as `Red / L`; empty for a product without variants. */
  readonly variant: string;
  readonly price: string;
  readonly currency: string;
  /** `null` where the marketplace does not count. */
  readonly stock: number | null;
  /** How many pictures the listing shows. */
  readonly images: number;
  /** Their ids under `/_/pictures/`. */
  readonly pictures: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a rehearsal marketplace is made with. */
export interface RehearsalOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly pictures: Pictures;
  readonly quota: 'real' | 'off';
  readonly currency?: string;
  /** What `save` returned in an earlier life. */
  readonly saved?: unknown;
}

/** A marketplace as its documentation describes it. It reaches no network besides `pictures`. */
export interface Rehearsal {
  readonly id: string;
  readonly title: string;
  /** Where its API begins. */
  readonly endpointPath: string;
  /** By the names that follow `LISTWRIGHT_<CHANNEL>_`. */
  readonly credentials: Readonly<Record<string, string>>;
  /** What a seller reads off the account's pages and no API tells, by the names of the channel's settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether this path is one of its own. */
  owns(path: string): boolean;
  /** Whether it asks for a change; a reading POST does not. */
  writes(request: SandboxRequest): boolean;
  handle(request: SandboxRequest): Promise<Answer>;
  /** What it answers to a token that has run out. */
  expired(): SandboxResponse;
  listings(): Iterable<SandboxListing>;
  /** Everything it knows, as JSON. */
  save(): unknown;
}

export interface RehearsalModule {
  createRehearsal(options: RehearsalOptions): Promise<Rehearsal>;
}
