package io.yingda.engine.fact;

/**
 * One piece of evidence for a candidate.
 *
 * @param name which, such as {@code bm25-words}; the documentation of the knowledge base lists them
 * @param value its value
 * @param contribution what it added to the logit of the confidence
 */
public record Evidence(String name, double value, double contribution) {}
