package io.yingda.knowledge.text;

import java.util.List;

/** Words that make a question polite without changing what it asks. */
public final class Courtesies {

    /** Those that contain others first. */
    private static final List<String> BEFORE =
            List.of("麻烦问一下", "我想问一下", "我想问下", "想问一下", "请问一下", "麻烦问下", "想问下", "请问下", "问一下", "问下", "请问", "你好", "您好");

    private static final List<String> AFTER = List.of("谢谢", "吗", "呢", "啊", "呀", "嘛");

    /** Less than this says too little to be told by it alone. */
    private static final int SHORTEST = 4;

    private Courtesies() {}

    /**
     * What is left of a question without polite words before it and particles after it.
     *
     * @param bare its folded letters and digits
     */
    public static String without(String bare) {
        String left = bare;
        for (boolean found = true; found; ) {
            String before = left;
            for (String word : BEFORE) {
                left = left.startsWith(word) ? left.substring(word.length()) : left;
            }
            for (String word : AFTER) {
                left = left.endsWith(word) ? left.substring(0, left.length() - word.length()) : left;
            }
            found = left.length() < before.length();
        }
        return left.length() < SHORTEST ? bare : left;
    }
}
