package io.yingda.server.api;

import java.time.Instant;

/**
 * What lets one account call WeChat's API.
 *
 * @param value secret
 * @param until when it ends
 */
public record AccessToken(String value, Instant until) {

    /** The token itself is secret. */
    @Override
    public String toString() {
        return "AccessToken[until " + until + "]";
    }
}
