/**
 * Pictures and voice, both ways: the merchant's files become media ids that WeChat knows at the moment, and what followers
 * send becomes files for the desk.
 */
@NullMarked
package io.yingda.server.media;

import org.jspecify.annotations.NullMarked;
