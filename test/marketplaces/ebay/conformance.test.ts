import { conforms } from '../../conformance/marketplace.ts';

await conforms('ebay');
