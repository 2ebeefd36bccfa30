/**
 * The one place that calls WeChat's API: what is to be sent or fetched for one account goes out as HTTP, what WeChat
 * answers comes back as a value or as an {@link io.yingda.server.api.ApiFailure} with its meaning. The one place that knows
 * WxJava.
 */
@NullMarked
package io.yingda.server.api;

import org.jspecify.annotations.NullMarked;
