/** What was written but not sent, by conversation, for as long as the page lives. */
export const unsent = new Map<string, string>()
