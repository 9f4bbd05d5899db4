export { FAULT_PROFILES, type Fault, type FaultProfile } from './faults.ts';
export type { SandboxResponse } from './rehearsal.ts';
export { ConnectionCut, createSandbox, SANDBOX_MARKETPLACES, type Sandbox } from './sandbox.ts';
export { type SandboxServer, serveSandbox } from './server.ts';
