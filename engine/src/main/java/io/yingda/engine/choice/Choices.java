package io.yingda.engine.choice;

import io.yingda.engine.message.Option;
import io.yingda.engine.question.Signs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a follower's answer to a menu: a number, the option's words or a unique part of them, or "none of these". The links of
 * an answer are read likewise, but have no numbers and cannot be declined.
 */
public final class Choices {

    /** What the answer means. */
    public sealed interface Choice {}

    public record Picked(Option option) implements Choice {}

    public record NoneOfThese() implements Choice {}

    public record SomethingElse() implements Choice {}

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern NUMBER =
            Pattern.compile("(?:我?(?:选择?|要))?第?([0-9]|[一二两三四五六七八九])(?:个|项|条|号|家|种)?(?:吧|呢|的|谢谢)?");
    /** Of what the pattern knows. */
    private static final int LONGEST_NUMBER = 10;

    private static final Set<String> NONE =
            Set.of("0", "零", "都不是", "都不对", "都不行", "都没有", "不是", "没有", "没有我要的", "以上都不是", "都不是我要的", "都不是我想问的");
    private static final int SHORTEST_PART = 2;

    private Choices() {}

    /**
     * @param offered the options on the table, in the order shown
     * @param words the follower's words, folded
     * @param fold folds an option's label the same way
     */
    public static Choice read(List<Option> offered, String words, UnaryOperator<String> fold) {
        if (offered.isEmpty()) {
            return new SomethingElse();
        }
        String answer = Signs.removed(words);
        if (answer.isEmpty()) {
            return new SomethingElse();
        }
        if (NONE.contains(answer)) {
            return new NoneOfThese();
        }
        if (answer.length() <= LONGEST_NUMBER) {
            Matcher number = NUMBER.matcher(answer);
            if (number.matches()) {
                int position = position(number.group(1));
                return position >= 1 && position <= offered.size()
                        ? new Picked(offered.get(position - 1))
                        : new SomethingElse();
            }
        }
        return byLabel(offered, answer, label -> SHORTEST_PART, fold);
    }

    /**
     * @param linked the links in an answer, in the order shown
     * @param isFresh whether the answer came just before; later on, words that are only a small part of a link's text are more
     *     likely a question of their own
     * @param words the follower's words, folded
     * @param fold folds a link's text the same way
     */
    public static Choice readLinks(List<Option> linked, boolean isFresh, String words, UnaryOperator<String> fold) {
        String answer = Signs.removed(words);
        return linked.isEmpty() || answer.isEmpty()
                ? new SomethingElse()
                : byLabel(
                        linked,
                        answer,
                        label -> isFresh ? SHORTEST_PART : Math.max(SHORTEST_PART, (length(label) + 1) / 2),
                        fold);
    }

    /** @param leastPart of a label, how many characters of it tell that it is meant */
    private static Choice byLabel(
            List<Option> offered, String answer, ToIntFunction<String> leastPart, UnaryOperator<String> fold) {
        List<Option> containing = new ArrayList<>();
        boolean isTelling = true;
        for (Option option : offered) {
            String label = Signs.removed(fold.apply(option.label()));
            if (label.equals(answer)) {
                return new Picked(option);
            }
            if (label.contains(answer)) {
                containing.add(option);
                isTelling &= length(answer) >= leastPart.applyAsInt(label);
            }
        }
        return isTelling && containing.size() == 1 ? new Picked(containing.getFirst()) : new SomethingElse();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int position(String digit) {
        char character = digit.charAt(0);
        if (character == '两') {
            return 2;
        }
        return Character.isDigit(character) ? character - '0' : DIGITS.indexOf(character);
    }
}
