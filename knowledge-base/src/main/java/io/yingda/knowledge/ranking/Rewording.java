package io.yingda.knowledge.ranking;

import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Says a phrasing again the way people do who never read it: without some of its words, now and then in another order, with
 * words before and after. The same phrasing always comes out the same.
 */
final class Rewording {

    private static final List<String> BEFORE = List.of("请问", "你好，", "我想问一下", "那个", "麻烦问下", "我想知道");
    private static final List<String> AFTER = List.of("呢", "啊", "谢谢", "吗", "怎么办", "急");
    private static final double LEFT_OUT = .25;
    private static final double TURNED = .2;
    private static final double ADDED = .3;

    private Rewording() {}

    /** @param words all words of the folded phrasing, punctuation included */
    static String of(String phrasing, List<Token> words) {
        Random random = new Random(phrasing.hashCode() * 31L + 7);
        List<String> kept = new ArrayList<>();
        for (Token word : words) {
            if (random.nextDouble() >= LEFT_OUT) {
                kept.add(word.text());
            }
        }
        if (2 * kept.size() < words.size()) {
            kept.clear();
            words.forEach(word -> kept.add(word.text()));
        }
        if (kept.size() > 2 && random.nextDouble() < TURNED) {
            Collections.rotate(kept, 1 + random.nextInt(kept.size() - 1));
        }
        String said = String.join("", kept);
        said = random.nextDouble() < ADDED ? BEFORE.get(random.nextInt(BEFORE.size())) + said : said;
        return random.nextDouble() < ADDED ? said + AFTER.get(random.nextInt(AFTER.size())) : said;
    }
}
