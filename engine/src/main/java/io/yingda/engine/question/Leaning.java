package io.yingda.engine.question;

import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far words lean on the question before them: "那运费呢" says nothing without it, "徐汇店几点关门" does.
 *
 * @param degree how far
 * @param words what they ask, without 那…呢 and the like
 */
public record Leaning(Degree degree, String words) {

    /** How far words lean on the question before them. */
    public enum Degree {
        /** Not at all: they are long, or ask nothing. */
        NOT,
        /** They are short, though they may well stand for themselves. */
        PERHAPS,
        /** They name no thing, or begin and end as only an afterthought does. */
        CLEARLY
    }

    private static final int LONGEST = 14;
    private static final int SHORT = 8;

    private static final Pattern HEAD = Pattern.compile("^(?:(?:那么|那要是|那如果|那|要是|如果|假如|换成|换作|还有|然后|嗯|哦|好的)[, ]?)+");
    private static final Pattern TAIL = Pattern.compile("(?:的?呢|的话|[啊呀哈])+$");
    private static final Pattern ADDRESSED = Pattern.compile("你是|你叫|你会|你能|您是|你们?[吗呢]?$");

    /** Words of any tag that name no thing. */
    private static final Set<String> NO_THING = Set.of(
            "怎么", "怎样", "怎么样", "怎么办", "如何", "咋", "咋样", "什么", "啥", "什么时候", "多久", "多少", "多少钱", "多大", "哪里", "哪儿", "哪", "谁",
            "几", "几天", "几点", "为什么", "为啥", "时候", "时间", "地方", "期间", "以后", "之后", "以前", "东西", "事", "事情", "问题", "情况", "人",
            "钱", "天", "次", "一次", "今天", "明天", "现在", "请问", "你好", "您好", "谢谢", "想", "吗", "呢", "大", "好", "别人", "能", "可以",
            "需要", "要求", "程序", "小程序", "公众号");

    private static final Set<String> COURTESY =
            Set.of("谢谢", "知道", "明白", "了解", "收到", "没事", "算了", "再见", "可以", "看看", "是", "有", "要");

    private static final Pattern THING = Pattern.compile("n.*|vn|j|t|s|gi?.*|i|nz");

    /** How far these words lean on what was asked before. */
    public static Leaning of(Understanding said) {
        String text = said.text();
        int end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        text = text.substring(0, end);
        Matcher head = HEAD.matcher(text);
        int from = head.find() ? head.end() : 0;
        Matcher tail = TAIL.matcher(text).region(from, text.length());
        boolean trailing = tail.find();
        String words = text.substring(from, trailing ? tail.start() : text.length());
        if (words.isBlank()
                || words.length() > LONGEST
                || ADDRESSED.matcher(text).find()) {
            return new Leaning(Degree.NOT, words);
        }
        boolean does = trailing && text.endsWith("呢") && said.tokens().stream().anyMatch(Leaning::isDeed);
        boolean thing = said.tokens().stream().anyMatch(Leaning::isThing);
        boolean asks = Wording.asks(words);
        if (!thing && !asks && !does) {
            return new Leaning(Degree.NOT, words);
        }
        boolean led = from > 0;
        boolean trails = trailing && text.endsWith("呢");
        if (!thing || (led && trailing) || (!asks && (led || trails))) {
            return new Leaning(Degree.CLEARLY, words);
        }
        return new Leaning(words.length() <= SHORT ? Degree.PERHAPS : Degree.NOT, words);
    }

    /** The thing a question is about: the first it names in more than one character; empty when it names none. */
    public static String topic(Understanding question) {
        return question.tokens().stream()
                .filter(Leaning::isThing)
                .map(Token::text)
                .filter(thing -> thing.length() > 1)
                .findFirst()
                .orElse("");
    }

    /** These words as a question about that thing; about nothing when empty. */
    public String about(String topic) {
        return words.contains(topic) ? words : topic + words;
    }

    private static boolean isDeed(Token token) {
        return token.tag().startsWith("v") && !NO_THING.contains(token.text()) && !COURTESY.contains(token.text());
    }

    private static boolean isThing(Token token) {
        return THING.matcher(token.tag()).matches() && !NO_THING.contains(token.text());
    }
}
