package io.yingda.knowledge.ranking;

import io.yingda.knowledge.document.ResourceLines;
import java.util.List;

/** What people say to a bot that no merchant's article answers: greetings, feelings, and questions about the world. */
public final class SmallTalk {

    private SmallTalk() {}

    /** Everything kept beside this class. */
    public static List<String> bank() {
        return ResourceLines.of(SmallTalk.class, "small-talk.txt");
    }
}
