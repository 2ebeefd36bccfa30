package io.yingda.engine.form;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * What a form is told in one turn.
 *
 * @param text the words, folded; empty when there are none
 * @param original the words as typed
 * @param photo the media id of a picture; empty when it is none
 * @param today the merchant's day
 * @param fold folds other words the same way
 */
public record Said(String text, String original, String photo, LocalDate today, UnaryOperator<String> fold) {}
