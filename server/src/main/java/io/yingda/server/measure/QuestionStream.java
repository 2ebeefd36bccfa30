package io.yingda.server.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An endless stream of questions made from real ones. Every other question is one that was never drawn before: a real one
 * with words added, dropped and swapped. The rest are real ones as they are, which come again and again.
 */
final class QuestionStream {

    private static final List<String> ADDED = List.of(
            "请问", "麻烦问下", "那个", "你好", "我想知道", "急", "亲", "昨天", "今天", "上个月", "还有", "到底", "这边", "可以吗", "谢谢", "呢", "啊",
            "怎么办", "帮我看看", "我家宝宝", "我老公", "店里", "网上", "客服说", "好像", "是不是", "又", "真的", "现在", "刚刚");

    private static final int PIECE = 2;

    private final List<String> real;
    private final Random random;
    private final Set<String> asked = new HashSet<>();
    private long drawn;
    private long fresh;

    /** @param real at least one question */
    QuestionStream(List<String> real, long seed) {
        this.real = List.copyOf(real);
        this.random = new Random(seed);
    }

    String next() {
        String question = drawn % 2 == 0 ? unheard() : any(real);
        drawn++;
        if (asked.add(question)) {
            fresh++;
        }
        return question;
    }

    /** The share of the questions drawn so far that were drawn for the first time. */
    double fresh() {
        return drawn == 0 ? 0 : (double) fresh / drawn;
    }

    private String unheard() {
        List<String> pieces = pieces(any(real));
        for (int change = random.nextInt(3); change >= 0; change--) {
            change(pieces);
        }
        while (asked.contains(String.join("", pieces))) {
            change(pieces);
        }
        return String.join("", pieces);
    }

    private void change(List<String> pieces) {
        switch (pieces.size() < 3 ? 0 : random.nextInt(4)) {
            case 0 -> pieces.add(random.nextInt(pieces.size() + 1), any(ADDED));
            case 1 -> pieces.remove(random.nextInt(pieces.size()));
            case 2 -> pieces.add(random.nextInt(pieces.size() + 1), any(pieces(any(real))));
            default -> {
                int first = random.nextInt(pieces.size() - 1);
                pieces.add(first, pieces.remove(first + 1));
            }
        }
    }

    /** Pairs of characters, which in Chinese come near to words. */
    private static List<String> pieces(String question) {
        int[] characters = question.codePoints().toArray();
        List<String> pieces = new ArrayList<>();
        for (int index = 0; index < characters.length; index += PIECE) {
            pieces.add(new String(characters, index, Math.min(PIECE, characters.length - index)));
        }
        return pieces;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
