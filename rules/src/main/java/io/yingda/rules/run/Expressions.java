package io.yingda.rules.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Regular expressions of rules, which count against the turn's budget. Compiled rules call these in place of Java's own. */
public final class Expressions {

    /** More than any merchant's rules have; expressions put together from what followers write must not pile up. */
    private static final int MOST = 1_000;

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Expressions() {}

    private static Pattern compiled(String expression) {
        Pattern known = COMPILED.get(expression);
        if (known == null) {
            known = Pattern.compile(expression);
            if (COMPILED.size() < MOST) {
                COMPILED.put(expression, known);
            }
        }
        return known;
    }

    public static boolean matches(String text, String expression) {
        return matcher(compiled(expression), text).matches();
    }

    /** As {@link Pattern#matches}, which takes the expression first. */
    public static boolean matches(String expression, CharSequence text) {
        return matcher(compiled(expression), text).matches();
    }

    public static String replaceAll(String text, String expression, String replacement) {
        return matcher(compiled(expression), text).replaceAll(replacement);
    }

    public static String replaceFirst(String text, String expression, String replacement) {
        return matcher(compiled(expression), text).replaceFirst(replacement);
    }

    public static String[] split(String text, String expression) {
        return split(text, expression, 0);
    }

    public static String[] split(String text, String expression, int limit) {
        return split(compiled(expression), text, limit);
    }

    public static String[] split(Pattern expression, CharSequence text) {
        return split(expression, text, 0);
    }

    public static String[] split(Pattern expression, CharSequence text, int limit) {
        return expression.split(counted(text), limit);
    }

    public static Matcher matcher(Pattern expression, CharSequence text) {
        return expression.matcher(counted(text));
    }

    public static Matcher reset(Matcher matcher, CharSequence text) {
        return matcher.reset(counted(text));
    }

    private static CharSequence counted(CharSequence text) {
        Budget budget = Budget.running();
        return budget == null ? text : new Counted(text, budget);
    }

    /** A text that asks the budget for every char somebody looks at. */
    private record Counted(CharSequence text, Budget budget) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
