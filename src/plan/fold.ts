/**
 * The form in which headings and the coordinator's words are compared: case and blanks aside, wherever the blanks stand, and whichever way
 * Unicode writes an accent (NFC). Nothing else is ignored: `Dr Weiss` and `Dr. Weiss` stay two.
 *
 * `\s` covers the non-breaking space and the byte-order mark.
 */
export const fold = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
