package io.yingda.rules.run;

import io.yingda.rules.drl.RulePlace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in an evaluation.
 *
 * @param place the rule at fault; null when it cannot be told
 * @param what what happened, in Chinese
 * @param runaway whether the evaluation had to be stopped
 */
record Failure(@Nullable RulePlace place, String what, boolean runaway) {

    private static final int DEEPEST = 20;

    /** Drools names the rule and its file in the message of a failed condition. */
    private static final Pattern IN_RULE = Pattern.compile("Rule \"(.*?)\" in ");

    static Failure of(Throwable failed, Firings firings, Culprits culprits) {
        Throwable cause = failed;
        Optional<RulePlace> condition = Optional.empty();
        for (int depth = 0; depth < DEEPEST; depth++) {
            Matcher matcher = IN_RULE.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                condition = culprits.named(matcher.group(1));
            }
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        // A trace keeps its upper thousand frames only: of a function that calls itself, nothing else may be in it.
        Optional<String> function = culprits.function(trace);
        if (firings.isUnderWay()) {
            condition = Optional.empty();
        } else {
            condition = condition.or(() -> culprits.in(trace)).or(() -> function.flatMap(culprits::calling));
        }
        RulePlace place = condition.or(() -> culprits.named(firings.last())).orElse(null);
        return new Failure(
                place,
                (condition.isPresent() ? "条件" : "") + words(cause, function.orElse("")),
                cause instanceof Runaway);
    }

    /** The failure as one line, for traces. */
    String asText() {
        return place == null ? "规则" + what : "规则“" + place.rule() + "”（" + place.asText() + "）" + what;
    }

    private static String words(Throwable cause, String function) {
        return switch (cause) {
            case Runaway runaway -> String.valueOf(runaway.getMessage());
            case StackOverflowError ignored -> "函数“" + function + "”一直调用下去，没有尽头，已经中止";
            case OutOfMemoryError ignored -> "用掉的内存太多，已经中止";
            case NullPointerException ignored -> "出错：用到了空值（null），请先判断属性 != null";
            case ArithmeticException ignored -> "出错：除数是 0";
            case PatternSyntaxException expression ->
                "出错：正则表达式 " + expression.getPattern() + " 写得不对（" + expression.getDescription() + "）";
            case NumberFormatException number -> "出错：不是数字：" + number.getMessage();
            case IndexOutOfBoundsException ignored -> "出错：取的位置超出了范围";
            case ClassCastException ignored -> "出错：类型不对";
            default -> "出错：" + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        };
    }
}
