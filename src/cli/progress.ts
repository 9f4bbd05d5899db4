import type { Event } from '../core/ports/reporter.ts';
import type { Lang } from '../core/text.ts';

type Progress = Extract<Event, { is: 'progress' }>;

const STAGES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  listings: { en: 'listings judged', zh: '个商品已检查' },
  published: { en: 'published', zh: '项已发布' },
  previewed: { en: 'previewed', zh: '项已预检' },
  translated: { en: 'texts translated', zh: '段文字已翻译' },
  rows: { en: 'rows read', zh: '行已读取' },
};

/** Without a terminal, one plain line now and then. */
const PLAIN_EVERY = 10_000;
/** What is quicker than this needs no spinner. */
const PATIENCE = 1000;

/** A line that tells how far it is: counts, rate, time left. It appears only when the work takes longer than a second. */
export class ProgressLine {
  readonly #lang: Lang;
  readonly #now: () => number;
  readonly #write: (line: string) => void;
  readonly #spinner: (() => Promise<{ text: string; stop(): unknown }>) | undefined;
  readonly #started = new Map<string, { at: number; done: number }>();
  readonly #begun: number;
  #live: { text: string; stop(): unknown } | undefined;
  #isOpening = false;
  #isSettled = false;
  #lastPlain: number;

  /** `spinner` opens a live line; without it plain lines are written. */
  constructor(options: {
    lang: Lang;
    now: () => number;
    write: (line: string) => void;
    spinner?: () => Promise<{ text: string; stop(): unknown }>;
  }) {
    this.#lang = options.lang;
    this.#now = options.now;
    this.#write = options.write;
    this.#spinner = options.spinner;
    this.#begun = options.now();
    this.#lastPlain = this.#begun;
  }

  show(event: Progress): void {
    this.#isSettled = false;
    const now = this.#now();
    const name = `${event.stage}/${event.channel ?? ''}`;
    const start = this.#started.get(name) ?? { at: now, done: event.done };
    this.#started.set(name, start);
    if (now - this.#begun < PATIENCE) return;
    const line = this.#line(event, (event.done - start.done) / Math.max(0.001, (now - start.at) / 1000));
    if (this.#spinner) this.#showLive(line);
    else if (now - this.#lastPlain >= PLAIN_EVERY) {
      this.#lastPlain = now;
      this.#write(`${line}\n`);
    }
  }

  settle(): void {
    this.#isSettled = true;
    this.#live?.stop();
    this.#live = undefined;
  }

  #showLive(line: string): void {
    if (this.#live) this.#live.text = line;
    else if (!this.#isOpening && this.#spinner) {
      this.#isOpening = true;
      void this.#spinner().then((live) => {
        this.#isOpening = false;
        if (this.#isSettled) return live.stop();
        live.text = line;
        this.#live = live;
        return undefined;
      });
    }
  }

  #line({ stage, done, total, channel }: Progress, perSecond: number): string {
    const name = STAGES[stage]?.[this.#lang] ?? stage;
    const count = total === undefined ? `${done}` : `${done}/${total}`;
    const rate = perSecond > 0 ? `, ${perSecond.toFixed(1)}/s` : '';
    const left = total !== undefined && perSecond > 0 ? `, ${duration((total - done) / perSecond, this.#lang)}` : '';
    return `${channel ? `${channel}: ` : ''}${count} ${name}${rate}${left}`;
  }
}

function duration(seconds: number, lang: Lang): string {
  const whole = Math.max(0, Math.round(seconds));
  const time =
    whole < 90 ? `${whole} s` : whole < 5400 ? `${Math.round(whole / 60)} min` : `${(whole / 3600).toFixed(1)} h`;
  return lang === 'zh' ? `还需 ${time}` : `${time} left`;
}
