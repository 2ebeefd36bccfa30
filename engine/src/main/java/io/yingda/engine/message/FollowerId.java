package io.yingda.engine.message;

/**
 * The identity of a follower: an openid is unique only within one official account.
 *
 * @param account the account's name in the URL and in the settings
 * @param openId WeChat's openid of the follower for that account
 */
public record FollowerId(String account, String openId) {

    /** Names the account and a digest only, so that an identity that slips into a log names nobody. */
    @Override
    public String toString() {
        return account + "/#" + Integer.toHexString(openId.hashCode());
    }
}
