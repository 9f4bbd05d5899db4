import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Wire } from './prism-server.ts';

const SILENCE = { status: 299, headers: {}, body: new Uint8Array() };

/** Stands between a test's client and the rehearsal: what a client would send can be had without being sent. */
export interface Line {
  written(send: () => Promise<unknown>): Promise<Wire>;
}

export function lineOf(sandbox: Sandbox): Line {
  const handle = sandbox.handle.bind(sandbox);
  return {
    async written(send) {
      const seen: Wire[] = [];
      sandbox.handle = async (request) => {
        seen.push(request);
        return SILENCE;
      };
      await send().finally(() => {
        sandbox.handle = handle;
      });
      const [wire] = seen;
      if (!wire) throw new Error('nothing was sent');
      return wire;
    },
  };
}
