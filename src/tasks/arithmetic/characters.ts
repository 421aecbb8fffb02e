/** What sums are written in; a dot ends the answer. */
export const CHARACTERS = [...'0123456789+=.'];
