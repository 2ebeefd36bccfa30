package io.yingda.rules.lookup;

import io.yingda.engine.fact.Follower;
import java.util.Locale;

/** What an operation may be told of the follower who asks, without a rule having to. */
public enum Asker {
    OPENID,
    ACCOUNT,
    MEMBER;

    /** As look-up files name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String of(Follower follower) {
        return switch (this) {
            case OPENID -> follower.id().openId();
            case ACCOUNT -> follower.account();
            case MEMBER -> follower.member();
        };
    }
}
