/** What is counted on where the text is not known: alphabets have less, and a budget must not be spent on what is not there. */
export const USUAL_SYMBOLS = 97;
