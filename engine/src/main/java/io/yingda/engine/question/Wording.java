package io.yingda.engine.question;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a clause is by its wording. Every text is folded. */
final class Wording {

    /** "And another thing", unless it means "still have" (还有多久) or "the other" (另外两个). */
    static final String CONNECTIVE = "(?:还有就是|还有个问题|还有一个问题|(?:还|再)?想问(?:一下|下|问)|还想问|再问(?:一下|下|问|个|一个)|再请问"
            + "|顺便(?:再)?(?:问一下|问下|请问|咨询一下|问)|另外(?:再)?(?:想问一下|想问|问一下|问下|请问|问)"
            + "|另外(?![一二两三四五六七八九十几0-9那的收付加买算个外])|对了(?=,|，| |问|请问)"
            + "|还有(?![一二两三四五六七八九十几0-9多没吗啥什么货现谁机效库名哪剩用个得优活]))[,: ]?";

    private static final Pattern OPENING = Pattern.compile(
            "^\\s*(?:" + CONNECTIVE + "|(?:问题)?[(]?[1-9一二三四五][.、):](?![0-9])\\s*|第[一二三四五][,、: ]|其[一二三][,、: ])");

    private static final Pattern ASKING = Pattern.compile("^\\s*(?:请问|问一下|问下|想问)(?:一下|下)?[,: ]?");

    /** With one of these a word begins that asks: a quick look, since at most places none does. */
    private static final String BEGINNINGS = "怎咋如为是何几点边什啥谁多哪吗伐么呢嘛不否咩没未可能有";

    private static final Pattern ASKS = Pattern.compile("怎么|怎样|咋|如何|为何|是否|何时|几时|点样|点解|边度|几钿|几钱"
            + "|什么|啥|谁|多久|多少|多大|多长|多重|多远|多高|多快|哪(?!怕)|(?<![这那前好过十后头近])几(?!乎|次三番)"
            + "|吗|伐|(?:么|呢|嘛|不|否|咩|(?<![还都也])(?:没|没有|未))$|可不可|能不能|有冇");

    private static final String DENIALS = "不没唔";

    private static final String ASIDE = "(?:请问|麻烦|那|那么|这|这个|这样|该|要|我|我该|我想问|你好|您好|亲|的话|到底|究竟|现在|应该)*";

    /** A question that asks nothing without the one before it, or asks it once more. */
    private static final Pattern TAG = Pattern.compile(ASIDE
            + "(?:是吗|是么|对吗|对吧|是吧|是不是|是不是真的|真的吗|真的假的|可以吗|可以么|可以不|可不可以|能吗|能不能|行吗|行不行|行不|好吗|好不好|成吗|要紧吗|要紧不|要紧伐"
            + "|怎么办|咋办|咋整|咋弄|怎么弄|怎么搞|怎么处理|怎么解决|如何是好|怎么回事|咋回事|咋回事儿|什么情况|啥情况|什么原因|为什么|为啥|怎么说|什么意思|啥意思"
            + "|凭什么|怎么算|怎么了|咋了|知道吗|懂吗|明白吗|有人吗|有人在吗|在吗|在么|在不在|在不|有吗|有没有|有么|有没)(?:啊|呀|呢|哦|了)?");

    /** Goes on with the clause before rather than asking something else. */
    private static final Pattern CONTINUES =
            Pattern.compile("^\\s*(?:还是|或者|或是|抑或|也就是|就是|即|比如|例如|难道|不是说|我是说|我的意思|意思是|是不是|因为|所以|我看|结果|不然|否则|总不能|凭什么)");

    private static final Pattern GREETING = Pattern.compile(
            "^(?:你好|您好|hi|hello|嗨|哈喽|亲|亲亲|在吗|在么|在不|在不在|有人吗|有人在吗|请问|请问一下|请问下|麻烦问一下|麻烦问下|咨询一下|咨询下|想咨询一下|问一下|问下|打扰一下|打扰了|谢谢|谢谢了|多谢|客服|小禾|早上好|下午好|晚上好|急|急急急|在线等|挺急的)*[啊呀哈~]*$");

    private Wording() {}

    /** Whether it asks by its words alone. */
    static boolean asks(String words) {
        String text = trimmed(words);
        Matcher asking = ASKS.matcher(text).useTransparentBounds(true);
        for (int at = 0; at < text.length(); at++) {
            if (isDoubled(text, at)
                    || (BEGINNINGS.indexOf(text.charAt(at)) >= 0
                            && asking.region(at, text.length()).lookingAt())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character is said, denied and said again: 要不要. */
    private static boolean isDoubled(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == text.charAt(at + 2)
                && DENIALS.indexOf(text.charAt(at + 1)) >= 0
                && Character.isIdeographic(text.charAt(at));
    }

    /** Whether it may hold a word that begins another question. */
    static boolean mayConnect(String text) {
        return text.contains("还有")
                || text.contains("另外")
                || text.contains("再")
                || text.contains("顺便")
                || text.contains("对了")
                || text.contains("想问");
    }

    /** Whether it begins with words that begin another question. */
    static boolean opens(String words) {
        return OPENING.matcher(words).find();
    }

    static boolean isTag(String words) {
        return TAG.matcher(Signs.removed(words)).matches();
    }

    static boolean continues(String words) {
        return CONTINUES.matcher(words).find();
    }

    static boolean isGreeting(String words) {
        return GREETING.matcher(Signs.removed(words)).matches();
    }

    /** How many chars at its beginning only lead over to it: 还有, 另外, 1. and the like. */
    static int lead(String words) {
        Matcher opening = OPENING.matcher(words);
        int end = opening.find() ? opening.end() : 0;
        Matcher asking = ASKING.matcher(words).region(end, words.length());
        return asking.find() ? asking.end() : end;
    }

    /** Without signs at its end. */
    private static String trimmed(String words) {
        int end = words.length();
        while (end > 0 && !Character.isLetterOrDigit(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end);
    }
}
