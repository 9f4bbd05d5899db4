import type { SandboxResponse } from './rehearsal.ts';
import type { Sandbox } from './sandbox.ts';

export function sandboxPage(sandbox: Sandbox, _options: { lang: string }): SandboxResponse {
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: `${sandbox.listings().length} listings` };
}
