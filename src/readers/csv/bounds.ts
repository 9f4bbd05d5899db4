/** A quoted value that runs over more lines than this, or more characters, has lost its closing mark. */
export const MOST_LINES = 500;
export const MOST_CHARACTERS = 1_000_000;
/** A line that is longer holds no product: a cell of a workbook takes 32,767 characters. It is passed over without being held. */
export const LONGEST_LINE = 8_000_000;
/** As many columns as a workbook can have. */
export const MOST_COLUMNS = 16_384;
