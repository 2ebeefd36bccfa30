package io.yingda.server.sandbox.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The openids of one account: everybody who has a phone, whether following or not. */
final class Followers {

    private final AllowanceRules rules;
    private final Map<String, Follower> byOpenId = new LinkedHashMap<>();

    Followers(AllowanceRules rules) {
        this.rules = rules;
    }

    Follower introduce(String openId) {
        return byOpenId.computeIfAbsent(openId, unknown -> new Follower(unknown, rules));
    }

    /** Refused with 40003 when nobody has this openid. */
    Follower named(String openId) throws Refusal {
        Follower known = byOpenId.get(openId);
        if (known == null) {
            throw new Refusal(ErrorCode.INVALID_OPENID);
        }
        return known;
    }

    /** Those who follow, in order of their introduction. */
    List<Follower> following() {
        return byOpenId.values().stream().filter(Follower::isFollowing).toList();
    }

    List<Follower> everybody() {
        return List.copyOf(byOpenId.values());
    }
}
