package io.yingda.server.sandbox.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What WeChat knows of one openid of one account. */
final class Follower {

    private final String openId;
    private final Allowance allowance;
    private final Set<Integer> tags = new LinkedHashSet<>();
    private final Map<String, Integer> consents = new HashMap<>();
    private final Map<String, SentOnce> sent = new LinkedHashMap<>();
    private boolean following;
    private boolean blacklisted;
    private boolean refusing;
    private String remark = "";
    private String scene = "ADD_SCENE_SEARCH";
    private String qrScene = "";
    private Instant since = Instant.EPOCH;
    private Instant lastContact = Instant.MIN;
    private Instant typingUntil = Instant.MIN;

    Follower(String openId, AllowanceRules rules) {
        this.openId = openId;
        this.allowance = new Allowance(rules);
    }

    /** A template message of a client's own id. */
    record SentOnce(long messageId, Instant at) {}

    String openId() {
        return openId;
    }

    Allowance allowance() {
        return allowance;
    }

    boolean isFollowing() {
        return following;
    }

    /** @param code the scene of the QR code; null without one */
    void follow(Instant now, @Nullable String code) {
        following = true;
        since = now;
        scene = code == null ? "ADD_SCENE_SEARCH" : "ADD_SCENE_QR_CODE";
        qrScene = code == null ? "" : code;
    }

    /** WeChat forgets what was allowed and agreed to. */
    void unfollow() {
        following = false;
        allowance.close();
        consents.clear();
        tags.clear();
        remark = "";
    }

    void touch(Instant now) {
        lastContact = now;
    }

    Instant lastContact() {
        return lastContact;
    }

    Instant typingUntil() {
        return typingUntil;
    }

    void type(Instant until) {
        typingUntil = until;
    }

    Set<Integer> tags() {
        return tags;
    }

    Map<String, SentOnce> sent() {
        return sent;
    }

    boolean isBlacklisted() {
        return blacklisted;
    }

    void blacklist(boolean now) {
        blacklisted = now;
    }

    /** Whether the follower has blocked template messages. */
    boolean isRefusing() {
        return refusing;
    }

    void refuse(boolean now) {
        refusing = now;
    }

    String remark() {
        return remark;
    }

    void remark(String now) {
        remark = now;
    }

    String scene() {
        return scene;
    }

    String qrScene() {
        return qrScene;
    }

    Instant since() {
        return since;
    }

    void consent(String template) {
        consents.merge(template, 1, Integer::sum);
    }

    /** Uses up one consent; false when there is none. */
    boolean useConsent(String template) {
        int left = consents.getOrDefault(template, 0);
        if (left == 0) {
            return false;
        }
        consents.put(template, left - 1);
        return true;
    }
}
