/**
 * WeChat's protocol on the wire: a signed, possibly encrypted push becomes an {@link io.yingda.engine.message.Inbound},
 * and a {@link io.yingda.engine.message.Reply} becomes the body WeChat waits for. Every fact of the protocol lives here.
 */
@NullMarked
package io.yingda.server.wechat;

import org.jspecify.annotations.NullMarked;
