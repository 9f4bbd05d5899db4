import { conforms } from '../../conformance/conforms.ts';

conforms('woocommerce');
