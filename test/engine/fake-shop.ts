import { Ambiguous, Rejected, Unavailable } from '../../src/core/faults.ts';
import type { Call, Kind, Limits, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Batch, Json, Outcome } from '../../src/core/words.ts';

/** What happens to a request: nothing (it arrives), lost before, lost after it was applied, refused for its rate, or the place is down. */
export type Fate = 'arrives' | 'lost-before' | 'lost-after' | 'down';

interface Thing {
  readonly id: number;
  body: Json;
}

/** A tiny marketplace in memory: products made by the batch, one price call, options that fall with their product, pictures that take time, offers that a repeat doubles. */
export class FakeShop {
  readonly things = new Map<string, Thing[]>();
  readonly calls: string[] = [];
  /** Taken from the front, one a request; `arrives` when empty. */
  fates: Fate[] = [];
  /** The same for looks, which a lost answer does no harm to. */
  lookFates: ('arrives' | 'down' | 'refused')[] = [];
  /** Keys that are refused, with the reason. */
  refused = new Map<string, string>();
  isReady = true;
  /** What the call that replaces is handed. */
  putSends: Call['sends'] = 'whole';
  /** What polls answer instead of what is so. */
  pollFates: ('refused' | 'lost' | 'exists')[] = [];
  /** Struck from all that is written down, besides `s3cret`. */
  secret: string | undefined;
  /** False: nobody can look what is there. */
  canList = true;
  #ids = 0;

  get marketplace(): Marketplace {
    return {
      manifest: { port: 1, id: 'fake', title: 'Fake', docs: '', sites: [], auth: {}, credentials: [], settings: [] },
      limits: LIMITS,
      kinds: {
        product: this.#kind('product', 3),
        option: { ...this.#kind('option', 2), fallsWithParent: true },
        picture: this.#pictures(),
        offer: this.#offers(),
      },
      errors: { read: () => ({ is: 'ok' }), explain: ({ message }) => ({ message: { en: message, zh: message } }) },
      render: () => ({ documents: [], findings: [] }),
      poll: async (tickets) => {
        const fate = this.pollFates.shift();
        if (fate === 'refused') throw new Rejected([{ code: 'expired', message: 'no such job' }]);
        if (fate === 'lost') throw new Ambiguous('lost');
        return tickets.map(({ key, id }) =>
          fate === 'exists'
            ? { key, is: 'exists' }
            : this.isReady
              ? { key, is: 'done', refs: { id } }
              : { key, is: 'pending', ticket: { key, id, patience: 'soon' } },
        );
      },
      ...(this.canList && { list: (_io, of) => this.#list(of?.map(({ key }) => key)) }),
    };
  }

  /** Somebody else put it there, or took it away. */
  put(key: string, body: Json): void {
    this.things.set(key, [...(this.things.get(key) ?? []), { id: ++this.#ids, body }]);
  }

  take(key: string): void {
    this.things.delete(key);
  }

  #kind(name: string, batch: number): Kind {
    const common = { rate: 'all', batch, sends: 'whole', twice: 'refused' } as const;
    const create: Call = {
      ...common,
      name: `create-${name}`,
      covers: '*',
      publish: (work) => this.#carry(`create-${name}`, work, (key, body) => this.#create(key, body)),
    };
    const put: Call = {
      ...common,
      name: `put-${name}`,
      covers: '*',
      sends: this.putSends,
      twice: 'harmless',
      publish: (work) => this.#carry(`put-${name}`, work, (key, body) => this.#update(key, body)),
    };
    const price: Call = {
      ...put,
      name: `price-${name}`,
      covers: ['price'],
      batch: 50,
      sends: 'changed',
      publish: (work) => this.#carry(`price-${name}`, work, (key, body) => this.#update(key, body)),
    };
    const end: Call = {
      ...common,
      name: `end-${name}`,
      covers: '*',
      publish: (work) => this.#carry(`end-${name}`, work, (key) => this.#end(key)),
    };
    return { create: [create], update: [put, price], withdraw: [end] };
  }

  #pictures(): Kind {
    const upload: Call = {
      name: 'upload',
      covers: '*',
      sends: 'whole',
      batch: 1,
      rate: 'all',
      twice: 'harmless',
      publish: (work) =>
        this.#carry('upload', work, (key, body) => {
          if (!this.things.has(key)) this.put(key, body);
          return { key, is: 'pending', ticket: { key, id: String(this.things.get(key)?.[0]?.id), patience: 'soon' } };
        }),
    };
    return {
      create: [upload],
      update: [upload],
      withdraw: [
        { ...upload, name: 'delete', publish: (work) => this.#carry('delete', work, (key) => this.#end(key)) },
      ],
    };
  }

  /** Whoever asks twice gets two. */
  #offers(): Kind {
    const post: Call = {
      name: 'post-offer',
      covers: '*',
      sends: 'whole',
      batch: 2,
      rate: 'all',
      twice: 'duplicates',
      publish: (work) =>
        this.#carry('post-offer', work, (key, body) => {
          this.put(key, body);
          return { key, is: 'done', refs: { id: this.#ids } };
        }),
    };
    return { ...this.#kind('offer', 2), create: [post] };
  }

  async #carry(
    name: string,
    { changes }: Batch,
    each: (key: string, body: Json) => Outcome,
  ): Promise<readonly Outcome[]> {
    this.calls.push(`${name} ${changes.map(({ document }) => document.key).join(' ')}`);
    const fate = this.fates.shift() ?? 'arrives';
    if (fate === 'down') throw new Unavailable('down');
    if (fate === 'lost-before') throw new Ambiguous('lost');
    const whole = changes.find(({ document }) => this.refused.get(document.key) === 'whole request');
    if (whole) throw new Rejected([{ code: 'bad', message: 'one of them is bad' }]);
    const outcomes = changes.map(({ document: { key }, body }) => {
      const reason = this.refused.get(key);
      return reason === undefined
        ? each(key, body)
        : { key, is: 'rejected' as const, problems: [{ code: 'bad', message: reason }] };
    });
    if (fate === 'lost-after') throw new Ambiguous('lost');
    // Order does not matter, and nobody may rely on it.
    return outcomes.reverse();
  }

  #create(key: string, body: Json): Outcome {
    const there = this.things.get(key)?.[0];
    if (there) return { key, is: 'exists', refs: { id: there.id } };
    this.put(key, body);
    return { key, is: 'done', refs: { id: this.#ids } };
  }

  #update(key: string, body: Json): Outcome {
    const there = this.things.get(key)?.[0];
    if (!there) return { key, is: 'gone' };
    there.body = { ...(there.body as object), ...(body as object) };
    return { key, is: 'done' };
  }

  #end(key: string): Outcome {
    for (const other of this.things.keys())
      if (other === key || other.startsWith(`option/${key.split('/')[1]}-`)) this.things.delete(other);
    return { key, is: 'done' };
  }

  async *#list(
    keys: readonly string[] | undefined,
  ): AsyncGenerator<{ key: string; refs: { id: number }; state: string }> {
    this.calls.push(`list ${keys?.join(' ')}`);
    const fate = this.lookFates.shift() ?? 'arrives';
    if (fate === 'down') throw new Unavailable('down');
    if (fate === 'refused') throw new Rejected([{ code: 'rest_no_route', message: 'no route was found' }]);
    for (const [key, [thing]] of this.things)
      if (thing && (!keys || keys.includes(key))) yield { key, refs: { id: thing.id }, state: 'live' };
  }
}

const VERIFIED = { on: '2026-11-22', at: 'test' };
const LIMITS: Limits = {
  verified: { text: VERIFIED, pictures: VERIFIED, variants: VERIFIED, rates: VERIFIED },
  text: {},
  pictures: { min: 0, max: 9, minSide: 1, types: ['jpeg'], delivery: ['as-document'] },
  variants: { max: 9, axes: 3 },
  required: [],
  rates: { all: { perSecond: 10, burst: 10, shared: 'account' } },
  patience: { soon: [1000, 5000] },
};
