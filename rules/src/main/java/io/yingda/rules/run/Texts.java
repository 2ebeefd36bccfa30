package io.yingda.rules.run;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatFactory;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts put together by rules, which count against the turn's budget by their length. Compiled rules call these in place of
 * Java's own.
 */
public final class Texts {

    /** A width or precision that no text for people has. */
    private static final Pattern WIDE = Pattern.compile("%[^%a-zA-Z]*[0-9]{4}");

    private static final MethodHandle COUNTED = counted();

    private Texts() {}

    public static StringBuilder append(StringBuilder text, String more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, Object more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, CharSequence more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, char[] more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, char more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, int more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, long more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, double more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static StringBuilder append(StringBuilder text, boolean more) {
        return text.append(counted(String.valueOf(more)));
    }

    public static String concat(String text, String more) {
        return counted(text.concat(more));
    }

    public static String replace(String text, CharSequence from, CharSequence to) {
        Budget.build((long) text.length() * Math.max(1, to.length()));
        return text.replace(from, to);
    }

    public static String join(CharSequence between, Iterable<? extends CharSequence> parts) {
        for (CharSequence part : parts) {
            Budget.build((long) between.length() + String.valueOf(part).length());
        }
        return String.join(between, parts);
    }

    public static String format(String format, Object... values) {
        return format(Locale.getDefault(Locale.Category.FORMAT), format, values);
    }

    public static String formatted(String format, Object... values) {
        return format(format, values);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public static String format(Locale locale, String format, Object... values) {
        if (WIDE.matcher(format).find()) {
            throw new Runaway("出错：格式“" + format + "”要的宽度太大，已经中止");
        }
        return counted(String.format(locale, format, values));
    }

    /** Links a {@code +} of texts as {@link StringConcatFactory} does, and counts what comes of it. */
    public static CallSite makeConcatWithConstants(
            MethodHandles.Lookup lookup, String name, MethodType type, String recipe, Object... constants)
            throws ReflectiveOperationException {
        try {
            CallSite plain = StringConcatFactory.makeConcatWithConstants(lookup, name, type, recipe, constants);
            return new ConstantCallSite(MethodHandles.filterReturnValue(plain.getTarget(), COUNTED));
        } catch (java.lang.invoke.StringConcatException unlinkable) {
            throw new ReflectiveOperationException(unlinkable);
        }
    }

    /** The text itself, once its length is within the budget. */
    public static String counted(String text) {
        Budget.build(text.length());
        return text;
    }

    private static MethodHandle counted() {
        try {
            return MethodHandles.lookup()
                    .findStatic(Texts.class, "counted", MethodType.methodType(String.class, String.class));
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("this class has the method", impossible);
        }
    }
}
