package io.yingda.engine.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a form asks for.
 *
 * @param name as rules, templates, tickets and the desk name it
 * @param prompt the words to ask with, in which {@code {{slot}}} stands for an earlier value
 * @param refusal the answer to a bad value; empty for the usual one of the type
 * @param optional whether it may be left out
 * @param least the smallest number, the fewest characters, or the first day counted from today; null for no limit
 * @param most the largest number, the most characters, or the last day counted from today; null for no limit
 * @param pattern what an order number looks like, in lower case; null for slots of other types
 * @param options what can be chosen, each with other words for it; empty for slots that are not listed
 */
public record FormSlot(
        String name,
        SlotType type,
        String prompt,
        String refusal,
        boolean optional,
        @Nullable Double least,
        @Nullable Double most,
        @Nullable Pattern pattern,
        Map<String, List<String>> options) {

    public FormSlot {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Whether a number is within the limits. */
    boolean allows(double number) {
        return (least == null || number >= least) && (most == null || number <= most);
    }

    /** What can be chosen, a numbered line each. */
    String choices() {
        StringBuilder lines = new StringBuilder();
        int number = 0;
        for (String option : type == SlotType.CHOICE ? options.keySet() : List.<String>of()) {
            lines.append('\n').append(++number).append(". ").append(option);
        }
        return lines.toString();
    }

    String refusalOrUsual() {
        String words = refusal.isEmpty() ? usualRefusal() + "不办了，回复“算了”。" : refusal;
        return optional && refusal.isEmpty() ? words + "没有的话，回复“跳过”。" : words;
    }

    private String usualRefusal() {
        return switch (type) {
            case TEXT -> "请用文字说一下。";
            case NUMBER -> "没看懂是多少，请发一个数字。";
            case AMOUNT -> "没看懂是多少钱，请发一个金额，如 128.5。";
            case DATE -> "没看懂是哪一天，请说具体的一天，如“明天”“下周三”“12月3号”。";
            case PHONE -> "这个手机号好像不对，请发 11 位的手机号。";
            case ORDER -> "这个单号好像不对，请核对后再发一次。";
            case CITY -> "没听出是哪个城市，可以是：" + String.join("、", options.keySet()) + "。";
            case CHOICE -> "没听出是哪一个，请回复数字。";
            case PHOTO -> "请发一张图片。";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FormSlot slot
                && name.equals(slot.name)
                && type == slot.type
                && prompt.equals(slot.prompt)
                && refusal.equals(slot.refusal)
                && optional == slot.optional
                && Objects.equals(least, slot.least)
                && Objects.equals(most, slot.most)
                && Objects.equals(String.valueOf(pattern), String.valueOf(slot.pattern))
                && options.equals(slot.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, prompt, refusal, optional, least, most, String.valueOf(pattern), options);
    }
}
