export { FAULT_PROFILES, type Fault, type FaultProfile } from './faults.ts';
export type { LogEntry } from './log.ts';
export type { SandboxListing, SandboxRequest, SandboxResponse } from './rehearsal.ts';
export { ConnectionCut, createSandbox, SANDBOX_MARKETPLACES, type Sandbox, type SandboxOptions } from './sandbox.ts';
export { type SandboxServer, serveSandbox } from './server.ts';
