package io.yingda.server.monitoring;

/**
 * The content in service.
 *
 * @param articlesVersion of the articles that are searched
 * @param articles how many
 * @param rulesVersion of the rules that decide
 * @param rules how many
 * @param problems how many things are wrong with either, of any severity
 */
public record Content(String articlesVersion, int articles, String rulesVersion, int rules, int problems) {

    /** Nobody has said. */
    public static final Content UNKNOWN = new Content("", 0, "", 0, 0);
}
