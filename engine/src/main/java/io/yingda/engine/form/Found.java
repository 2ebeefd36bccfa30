package io.yingda.engine.form;

/**
 * A value read out of words.
 *
 * @param value as systems take it
 * @param shown as people read it
 * @param start where in the words it begins
 * @param end where it ends
 */
record Found(String value, String shown, int start, int end) {}
