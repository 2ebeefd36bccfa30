package io.yingda.knowledge.ranking;

import io.yingda.knowledge.text.Syllables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Types a sentence less carefully: a wrong homophone, a missing word, words before and after. */
final class TypingNoise {

    private static final List<String> BEFORE = List.of("请问", "你好", "亲，", "在吗 ", "麻烦问下", "那个", "想问一下");
    private static final List<String> AFTER = List.of("呀", "啊", "谢谢", "😭", "？？", "急", "咋办", "吗");
    private static final String COMMON =
            "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长样把分点粉份分纷奶奈乃耐配赔培陪退腿卡咖券劝圈积集级击期七齐其换欢还环运韵孕云费飞废非店电垫店送宋颂店货火祸或票飘漂价架家嫁";
    private static final Map<String, List<Character>> HOMOPHONES = homophones();

    private TypingNoise() {}

    static String on(String sentence, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> homophone(sentence, random);
            case 1 -> shortened(sentence, random);
            case 2 -> pick(BEFORE, random) + sentence;
            default -> shortened(homophone(sentence, random), random) + pick(AFTER, random);
        };
    }

    private static String homophone(String sentence, Random random) {
        for (int attempt = 0; attempt < 8; attempt++) {
            int place = random.nextInt(sentence.length());
            String sound = Syllables.sound(sentence.charAt(place));
            List<Character> others = sound == null ? List.of() : HOMOPHONES.getOrDefault(sound, List.of());
            if (others.size() > 1) {
                char other = others.get(random.nextInt(others.size()));
                return sentence.substring(0, place) + other + sentence.substring(place + 1);
            }
        }
        return sentence;
    }

    /** Without a stretch of up to a third of it, and without its punctuation. */
    private static String shortened(String sentence, Random random) {
        String bare = sentence.replaceAll("\\p{P}", "");
        if (bare.length() < 6) {
            return bare;
        }
        int length = 1 + random.nextInt(Math.max(1, bare.length() / 3));
        int start = random.nextInt(bare.length() - length);
        return bare.substring(0, start) + bare.substring(start + length);
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static Map<String, List<Character>> homophones() {
        Map<String, List<Character>> homophones = new HashMap<>();
        for (int index = 0; index < COMMON.length(); index++) {
            char character = COMMON.charAt(index);
            String sound = Syllables.sound(character);
            if (sound != null) {
                List<Character> same = homophones.computeIfAbsent(sound, ignored -> new ArrayList<>());
                if (!same.contains(character)) {
                    same.add(character);
                }
            }
        }
        return homophones;
    }
}
