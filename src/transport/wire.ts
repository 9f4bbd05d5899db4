/** The line broke. `sent` says whether the request can have arrived. */
export class WireFault extends Error {
  readonly sent: 'no' | 'maybe';
  constructor(message: string, sent: 'no' | 'maybe') {
    super(message);
    this.sent = sent;
  }
}
